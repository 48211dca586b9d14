package org.espalier.djl.data;

/**
 * The shape of one image, axes (channels, height, width).
 *
 * @param channels colour planes, in [1, 2^15]
 * @param height rows, in [1, 2^15]
 * @param width columns, in [1, 2^15]
 */
public record ImageShape(int channels, int height, int width) {

    private static final int LARGEST = 1 << 15;

    /**
     * Checks the three extents.
     *
     * @throws IllegalArgumentException if an extent lies outside [1, 2^15]
     */
    public ImageShape {
        check("channels", channels);
        check("height", height);
        check("width", width);
    }

    /**
     * Counts the values of one image.
     *
     * @return channels x height x width
     */
    public int size() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }

    private static void check(String name, int value) {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException(
                    "image " + name + ": expected int in [1, " + LARGEST + "], found " + value);
        }
    }
}
