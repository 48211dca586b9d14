package org.espalier.djl.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads image sets in the IDX format of the MNIST files, compressed with gzip or not.
 *
 * <p>A folder holds pairs such as {@code train-images-idx3-ubyte.gz} and {@code
 * train-labels-idx1-ubyte.gz}. Pixels 0 to 255 become values in [0, 1].
 */
public final class IdxFiles {

    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;
    private static final int LARGEST_IMAGES = 1 << 24;
    private static final float PIXEL_MAX = 255f;

    private IdxFiles() {}

    /**
     * Finds the pairs of files in a folder.
     *
     * @param folder where to look, not below
     * @return pairs in alphabetical order of their image files; never empty
     * @throws DataException if there is no such folder, no image file, or an image file without labels
     */
    public static List<Pair> find(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder + ": no such folder");
        }
        List<Pair> pairs = new ArrayList<>();
        for (Path images : imageFiles(folder)) {
            String name = images.getFileName().toString();
            Path labels = labelsFor(images)
                    .orElseThrow(
                            () -> new DataException(images + ": no label file beside it; expected " + labelName(name)));
            pairs.add(new Pair(images, labels));
        }
        if (pairs.isEmpty()) {
            throw new DataException(folder + ": no IDX files; expected names such as"
                    + " train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz");
        }
        return List.copyOf(pairs);
    }

    /**
     * Reads one pair of files.
     *
     * @param pair images and labels
     * @return the images with pixels scaled to [0, 1]; classes = largest label + 1
     * @throws DataException if a file is missing, truncated, of another kind, or the counts differ
     */
    public static ImageSet read(Pair pair) {
        int[] labels = readLabels(pair.labels());
        Header header;
        byte[] pixels;
        try (InputStream in = Streams.open(pair.images())) {
            header = readHeader(pair.images(), in);
            if (header.count() != labels.length) {
                throw new DataException(pair.images() + ": has " + header.count() + " images, but "
                        + pair.labels().getFileName() + " has " + labels.length + " labels");
            }
            pixels = readBody(
                    pair.images(), in, (long) header.count() * header.shape().size());
        } catch (IOException e) {
            throw Streams.failure(pair.images(), e);
        }
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] & 0xff) / PIXEL_MAX;
        }
        return ImageSet.of(header.shape(), classes(labels), values, labels);
    }

    /**
     * An image file and its label file.
     *
     * @param images file of unsigned bytes with three axes (image, row, column)
     * @param labels file of unsigned bytes with one axis
     */
    public record Pair(Path images, Path labels) {

        boolean isTest() {
            String name = images.getFileName().toString();
            return name.startsWith("t10k") || name.startsWith("test");
        }
    }

    private record Header(int count, ImageShape shape) {}

    private static List<Path> imageFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(".*images[-.]idx3.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Streams.failure(folder, e);
        }
    }

    private static String labelName(String imageName) {
        return imageName.replace("images", "labels").replace("idx3", "idx1");
    }

    private static Optional<Path> labelsFor(Path images) {
        String name = labelName(images.getFileName().toString());
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return Stream.of(name, plain, plain + ".gz")
                .map(images::resolveSibling)
                .filter(Files::exists)
                .findFirst();
    }

    private static int[] readLabels(Path file) {
        try (InputStream in = Streams.open(file)) {
            ByteBuffer head = ByteBuffer.wrap(readBody(file, in, 8));
            checkMagic(file, head.getInt(), LABELS_MAGIC);
            int count = head.getInt();
            if (count < 1) {
                throw new DataException(file + ": expected at least 1 label, found " + count);
            }
            byte[] body = readBody(file, in, count);
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = body[i] & 0xff;
            }
            return labels;
        } catch (IOException e) {
            throw Streams.failure(file, e);
        }
    }

    private static Header readHeader(Path file, InputStream in) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(readBody(file, in, 16));
        checkMagic(file, head.getInt(), IMAGES_MAGIC);
        int count = head.getInt();
        int height = head.getInt();
        int width = head.getInt();
        if (count < 1
                || count > LARGEST_IMAGES
                || height < 1
                || width < 1
                || height > 1 << 15
                || width > 1 << 15
                || (long) count * height * width > Integer.MAX_VALUE - 8) {
            throw new DataException(file + ": header announces " + count + " images of " + height + "x" + width
                    + "; expected at least one, and at most 2^31 pixels in all");
        }
        return new Header(count, new ImageShape(1, height, width));
    }

    private static void checkMagic(Path file, int found, int expected) {
        if (found != expected) {
            throw new DataException(
                    String.format("%s: expected IDX magic 0x%08x, found 0x%08x", file, expected, found));
        }
    }

    private static byte[] readBody(Path file, InputStream in, long length) throws IOException {
        byte[] body;
        try {
            body = in.readNBytes((int) length);
        } catch (java.io.EOFException e) {
            throw new DataException(file + ": gzip data ends too early; the file is truncated", e);
        }
        if (body.length < length) {
            throw new DataException(
                    file + ": expected " + length + " more bytes, found " + body.length + "; the file is truncated");
        }
        return body;
    }

    private static int classes(int[] labels) {
        int largest = 0;
        for (int label : labels) {
            largest = Math.max(largest, label);
        }
        return largest + 1;
    }
}
