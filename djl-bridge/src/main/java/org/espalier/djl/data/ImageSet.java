package org.espalier.djl.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable sequence of labelled images, all of one shape.
 *
 * <p>Values are stored as {@code float}, normally scaled to [0, 1]. {@link #subset} gives views that
 * share the storage, so splitting a set copies nothing.
 */
public final class ImageSet {

    private final ImageShape shape;
    private final int classes;
    private final float[] values;
    private final int[] labels;
    private final int[] rows;

    private ImageSet(ImageShape shape, int classes, float[] values, int[] labels, int[] rows) {
        this.shape = shape;
        this.classes = classes;
        this.values = values;
        this.labels = labels;
        this.rows = rows;
    }

    /**
     * Wraps arrays as a set; the arrays belong to the set from now on and must not be changed.
     *
     * @param shape the shape of each image
     * @param classes number of classes, at least 1
     * @param values the images one after another, axes (image, channel, row, column)
     * @param labels one label per image, each in [0, classes)
     * @return the set
     * @throws IllegalArgumentException if the arrays do not fit the shape, or a label is outside its
     *     range
     */
    public static ImageSet of(ImageShape shape, int classes, float[] values, int[] labels) {
        Objects.requireNonNull(shape, "shape");
        if (classes < 1) {
            throw new IllegalArgumentException("classes: expected int >= 1, found " + classes);
        }
        if (values.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException("values: expected " + labels.length + " images of " + shape + ", found "
                    + values.length + " values");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "labels[" + i + "]: expected int in [0, " + classes + "), found " + labels[i]);
            }
        }
        int[] rows = new int[labels.length];
        Arrays.setAll(rows, i -> i);
        return new ImageSet(shape, classes, values, labels, rows);
    }

    /**
     * Counts the images.
     *
     * @return number of images, at least 0
     */
    public int size() {
        return rows.length;
    }

    /**
     * Tells the shape of each image.
     *
     * @return axes (channels, height, width)
     */
    public ImageShape shape() {
        return shape;
    }

    /**
     * Counts the classes that labels may name (not only those that occur).
     *
     * @return number of classes, at least 1
     */
    public int classes() {
        return classes;
    }

    /**
     * Reads one label.
     *
     * @param index image number in [0, size)
     * @return label in [0, classes)
     */
    public int label(int index) {
        return labels[rows[index]];
    }

    /**
     * Copies one image to a buffer's position and advances it.
     *
     * @param index image number in [0, size)
     * @param target receives channels x height x width values
     */
    public void copyTo(int index, FloatBuffer target) {
        int pixels = shape.size();
        target.put(values, rows[index] * pixels, pixels);
    }

    /**
     * Copies one image.
     *
     * @param index image number in [0, size)
     * @return a new array, axes (channels, height, width)
     */
    public float[] image(int index) {
        int pixels = shape.size();
        int from = rows[index] * pixels;
        return Arrays.copyOfRange(values, from, from + pixels);
    }

    /**
     * Selects images by number, in the given order; the storage is shared.
     *
     * @param indices image numbers, each in [0, size); repetitions are allowed
     * @return a view with {@code indices.length} images
     */
    public ImageSet subset(int... indices) {
        int[] selected = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            selected[i] = rows[Objects.checkIndex(indices[i], rows.length)];
        }
        return new ImageSet(shape, classes, values, labels, selected);
    }

    /**
     * Counts how often each label occurs.
     *
     * @return one count per class
     */
    public int[] labelCounts() {
        int[] counts = new int[classes];
        for (int row : rows) {
            counts[labels[row]]++;
        }
        return counts;
    }

    @Override
    public String toString() {
        return "ImageSet[" + rows.length + " images of " + shape + ", " + classes + " classes]";
    }
}
