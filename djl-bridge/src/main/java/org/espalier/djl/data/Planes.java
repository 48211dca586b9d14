package org.espalier.djl.data;

/** Computes the pixels of an image anew from where they were before, one channel after the other. */
final class Planes {

    private Planes() {}

    /** Tells the new value of a pixel. */
    @FunctionalInterface
    interface Pixel {
        float value(Plane before, int row, int column);
    }

    /** Replaces all pixels of all channels. */
    static void replace(float[] image, ImageShape shape, Pixel pixel) {
        float[] before = image.clone();
        int area = shape.height() * shape.width();
        for (int start = 0; start < image.length; start += area) {
            Plane plane = new Plane(before, start, shape.height(), shape.width());
            int at = start;
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    image[at++] = pixel.value(plane, row, column);
                }
            }
        }
    }

    /** One channel of an image; 0 outside. */
    static final class Plane {

        private final float[] values;
        private final int start;
        private final int height;
        private final int width;

        private Plane(float[] values, int start, int height, int width) {
            this.values = values;
            this.start = start;
            this.height = height;
            this.width = width;
        }

        /** Returns a pixel. */
        float at(int row, int column) {
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            return inside ? values[start + row * width + column] : 0;
        }

        /** Returns the mean of the four pixels around a point, weighted by nearness. */
        float between(double row, double column) {
            int top = (int) Math.floor(row);
            int left = (int) Math.floor(column);
            double down = row - top;
            double right = column - left;
            return (float) ((1 - down) * ((1 - right) * at(top, left) + right * at(top, left + 1))
                    + down * ((1 - right) * at(top + 1, left) + right * at(top + 1, left + 1)));
        }
    }
}
