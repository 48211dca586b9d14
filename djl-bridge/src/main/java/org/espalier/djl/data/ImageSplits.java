package org.espalier.djl.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A data set ready for an experiment: images to learn from, to choose by, and to judge with.
 *
 * @param train images that gradients are computed from
 * @param validation images that trials are compared by
 * @param test images looked at once, for the final figure
 */
public record ImageSplits(ImageSet train, ImageSet validation, ImageSet test) {

    /**
     * Checks that the three sets belong together.
     *
     * @throws IllegalArgumentException if shapes or class counts differ, or a set is empty
     */
    public ImageSplits {
        for (ImageSet set : new ImageSet[] {train, validation, test}) {
            if (set.size() == 0) {
                throw new IllegalArgumentException(
                        "splits: expected no empty set, found " + train + ", " + validation + ", " + test);
            }
            if (!set.shape().equals(train.shape()) || set.classes() != train.classes()) {
                throw new IllegalArgumentException(
                        "splits: expected one shape and class count, found " + train + " and " + set);
            }
        }
    }

    /**
     * Splits a set at random, reproducibly: the same sizes and seed give the same images.
     *
     * @param all the images to distribute
     * @param sizes how many go where
     * @param seed any number
     * @return three disjoint subsets of {@code all}
     * @throws DataException if {@code sizes} asks for more images than there are
     */
    public static ImageSplits of(ImageSet all, SplitSizes sizes, long seed) {
        SplitSizes counts = sizes.resolve(all.size());
        int[] order = permutation(all.size(), seed);
        int first = counts.train();
        int second = first + counts.validation();
        return new ImageSplits(
                all.subset(Arrays.copyOfRange(order, 0, first)),
                all.subset(Arrays.copyOfRange(order, first, second)),
                all.subset(Arrays.copyOfRange(order, second, second + counts.test())));
    }

    /**
     * Shuffles the numbers 0 to {@code size - 1} (Fisher and Yates).
     *
     * @param size how many numbers, at least 0
     * @param seed any number
     * @return a permutation that depends on the two arguments only
     */
    public static int[] permutation(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /**
     * Tells the shape of each image.
     *
     * @return axes (channels, height, width)
     */
    public ImageShape shape() {
        return train.shape();
    }

    /**
     * Counts the classes.
     *
     * @return number of classes, at least 1
     */
    public int classes() {
        return train.classes();
    }
}
