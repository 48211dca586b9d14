package org.espalier.djl.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads image sets from text files: one image a line, values separated by commas, the label last.
 *
 * <p>The file may be compressed with gzip. A first line whose last field is not a number is taken
 * for a heading; empty lines are skipped. All values are divided by the largest absolute value of
 * the file, so that they lie in [-1, 1].
 */
public final class CsvFiles {

    private static final int MAX_LABEL = 1 << 16;

    private CsvFiles() {}

    /**
     * Reads a file whose images are square if their length is a square number, else one row.
     *
     * @param file the file
     * @return the images; classes = largest label + 1
     * @throws DataException if the file is missing or damaged, a line has another number of columns
     *     than the first, a field is not a number, or a label is not a whole number in [0, 65536]
     */
    public static ImageSet read(Path file) {
        List<float[]> lines = readLines(file);
        int columns = lines.get(0).length - 1;
        int side = (int) Math.round(Math.sqrt(columns));
        ImageShape shape = side * side == columns ? new ImageShape(1, side, side) : new ImageShape(1, 1, columns);
        return assemble(shape, lines);
    }

    /**
     * Reads a file of images of a known shape.
     *
     * @param file the file
     * @param shape axes (channels, height, width) of each line
     * @return the images; classes = largest label + 1
     * @throws DataException as {@link #read(Path)}, and if a line is not of that shape
     */
    public static ImageSet read(Path file, ImageShape shape) {
        List<float[]> lines = readLines(file);
        int columns = lines.get(0).length;
        if (columns != shape.size() + 1) {
            throw new DataException(file + ": images of " + shape + " need " + (shape.size() + 1)
                    + " columns with the label, found " + columns);
        }
        return assemble(shape, lines);
    }

    private static List<float[]> readLines(Path file) {
        List<float[]> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Streams.open(file), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            for (int number = 1; line != null; number++, line = reader.readLine()) {
                if (line.isBlank() || (number == 1 && isHeading(line))) {
                    continue;
                }
                lines.add(parse(file, number, line, lines));
            }
        } catch (EOFException e) {
            throw new DataException(file + ": gzip data ends too early; the file is truncated", e);
        } catch (IOException e) {
            throw Streams.failure(file, e);
        }
        if (lines.isEmpty()) {
            throw new DataException(file + ": expected at least one line of numbers, found none");
        }
        return lines;
    }

    private static boolean isHeading(String line) {
        String last = line.substring(line.lastIndexOf(',') + 1).strip();
        try {
            Float.parseFloat(last);
            return false;
        } catch (NumberFormatException e) {
            return !last.isEmpty();
        }
    }

    private static float[] parse(Path file, int number, String line, List<float[]> before) {
        String[] fields = line.split(",", -1);
        if (fields.length < 2) {
            throw new DataException(
                    file + ":" + number + ": expected values and a label separated by commas, found 1 column");
        }
        if (!before.isEmpty() && fields.length != before.get(0).length) {
            throw new DataException(file + ":" + number + ": expected " + before.get(0).length
                    + " columns as in the lines before, found " + fields.length);
        }
        float[] values = new float[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = number(file, number, i, fields[i].strip());
        }
        float label = values[fields.length - 1];
        if (label != Math.rint(label) || label < 0 || label > MAX_LABEL) {
            throw new DataException(file + ":" + number + ": expected a whole number in [0, " + MAX_LABEL
                    + "] as the label in the last column, found " + fields[fields.length - 1].strip());
        }
        return values;
    }

    private static float number(Path file, int line, int column, String text) {
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw notANumber(file, line, column, text);
        }
        if (!Float.isFinite(value)) {
            throw notANumber(file, line, column, text);
        }
        return value;
    }

    private static DataException notANumber(Path file, int line, int column, String text) {
        return new DataException(
                file + ":" + line + ": column " + (column + 1) + ": expected a number, found '" + text + "'");
    }

    private static ImageSet assemble(ImageShape shape, List<float[]> lines) {
        int pixels = shape.size();
        float[] values = new float[Math.multiplyExact(lines.size(), pixels)];
        int[] labels = new int[lines.size()];
        float largest = 0;
        int classes = 1;
        for (int i = 0; i < labels.length; i++) {
            float[] line = lines.get(i);
            System.arraycopy(line, 0, values, i * pixels, pixels);
            labels[i] = (int) line[pixels];
            classes = Math.max(classes, labels[i] + 1);
        }
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; largest > 0 && i < values.length; i++) {
            values[i] /= largest;
        }
        return ImageSet.of(shape, classes, values, labels);
    }
}
