package org.espalier.djl.data;

/**
 * A set of drawn digits, see {@link StrokeDigits}.
 *
 * @param difficulty how hard to read the digits are
 * @param sizes how many images to draw; {@link SplitSizes#AUTOMATIC} for 4096, 1024 and 1024
 * @param seed seed of the images
 */
public record StrokeDigitsSource(Difficulty difficulty, SplitSizes sizes, long seed) implements DataSource {

    private static final SplitSizes USUAL = new SplitSizes(4096, 1024, 1024);

    @Override
    public ImageSplits load() {
        StrokeDigits digits = new StrokeDigits(difficulty, seed);
        SplitSizes counts = sizes.equals(SplitSizes.AUTOMATIC) ? USUAL : sizes;
        long second = counts.train();
        long third = second + counts.validation();
        return new ImageSplits(
                digits.images(0, counts.train()),
                digits.images(second, counts.validation()),
                digits.images(third, counts.test()));
    }
}
