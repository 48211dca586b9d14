package org.espalier.samples.notebook;

import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.IdxSource;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.data.SplitSizes;
import org.espalier.djl.data.StrokeDigitsSource;

/** Images for the notebook that are there without a network: 28 x 28 pixels, in 10 or in 100 classes. */
public final class Pictures {
    private Pictures() {}

    /**
     * Draws digits; 10 classes.
     *
     * @param images number of training images, in {@code [4, inf)}; a quarter as many for validation and for test
     */
    public static ImageSplits digits(int images) {
        return new StrokeDigitsSource(Difficulty.EASY, sizes(images), 0).load();
    }

    /**
     * Draws numbers from 00 to 99, two narrow digits side by side; 100 classes.
     *
     * @param images number of training images, in {@code [4, inf)}; a quarter as many for validation and for test
     */
    public static ImageSplits numbers(int images) {
        ImageSplits tens = new StrokeDigitsSource(Difficulty.EASY, sizes(images), 1).load();
        ImageSplits ones = new StrokeDigitsSource(Difficulty.EASY, sizes(images), 2).load();
        return new ImageSplits(
                beside(tens.train(), ones.train()),
                beside(tens.validation(), ones.validation()),
                beside(tens.test(), ones.test()));
    }

    /** Joins the digits of two sets, each made half as wide. */
    private static ImageSet beside(ImageSet tens, ImageSet ones) {
        ImageShape shape = tens.shape();
        int half = shape.width() / 2;
        float[] values = new float[tens.size() * shape.size()];
        int[] labels = new int[tens.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = tens.classes() * tens.label(i) + ones.label(i);
            float[] left = tens.image(i);
            float[] right = ones.image(i);
            for (int pixel = 0; pixel < shape.size(); pixel++) {
                int column = pixel % shape.width();
                float[] source = column < half ? left : right;
                int from = pixel - column + 2 * (column % half);
                values[i * shape.size() + pixel] = (source[from] + source[from + 1]) / 2;
            }
        }
        return ImageSet.of(shape, tens.classes() * ones.classes(), values, labels);
    }

    /**
     * Reads handwritten digits from IDX files, the form in which MNIST is given away; 10 classes.
     *
     * @param folder where the files lie
     * @param images number of training images, in {@code [4, inf)}; a quarter as many for validation and for test
     * @throws org.espalier.djl.data.DataException if they cannot be read, with one line that says why
     */
    public static ImageSplits files(String folder, int images) {
        return new IdxSource(folder, sizes(images), 0).load();
    }

    private static SplitSizes sizes(int images) {
        return new SplitSizes(images, Math.max(1, images / 4), Math.max(1, images / 4));
    }
}
