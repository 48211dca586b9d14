package org.espalier.djl.data;

/**
 * How many images go into each part of a split.
 *
 * <p>{@link #AUTOMATIC} stands for eight, one and one tenth of what there is.
 *
 * @param train images to learn from; 0 in all three components means automatic
 * @param validation images to compare trials by
 * @param test images for the final figure
 */
public record SplitSizes(int train, int validation, int test) {

    /** Eight tenths, one tenth and one tenth of the images. */
    public static final SplitSizes AUTOMATIC = new SplitSizes(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless all counts are at least 1, or all are 0
     */
    public SplitSizes {
        boolean automatic = train == 0 && validation == 0 && test == 0;
        if (!automatic && (train < 1 || validation < 1 || test < 1)) {
            throw new IllegalArgumentException("split: expected three counts >= 1 (or all 0 for"
                    + " 80/10/10 percent), found " + train + "/" + validation + "/" + test);
        }
    }

    /**
     * Fits the counts to a number of images.
     *
     * @param available how many images there are
     * @return counts that add up to at most {@code available}
     * @throws DataException if there are too few images
     */
    public SplitSizes resolve(int available) {
        if (equals(AUTOMATIC)) {
            if (available < 3) {
                throw new DataException("split: expected at least 3 images to make three parts, found " + available);
            }
            int tenth = Math.max(1, available / 10);
            return new SplitSizes(available - 2 * tenth, tenth, tenth);
        }
        long wanted = (long) train + validation + test;
        if (wanted > available) {
            throw new DataException("split " + train + "/" + validation + "/" + test + ": needs " + wanted
                    + " images, found " + available + "; ask for fewer");
        }
        return this;
    }
}
