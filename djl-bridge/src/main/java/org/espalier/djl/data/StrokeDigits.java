package org.espalier.djl.data;

import java.util.Arrays;

/**
 * Draws digits from strokes: an endless labelled image set without any file or font.
 *
 * <p>Label and image are a pure function of (difficulty, seed, index), the same on every machine
 * and Java version: only exactly specified arithmetic is used. Each digit is turned, moved, scaled
 * and slanted at random, drawn with a random pen, joined by stray strokes, and covered with noise;
 * {@link Difficulty} says how much of each.
 *
 * <pre>{@code
 * ImageSet images = new StrokeDigits(Difficulty.MEDIUM, 1).images(0, 4096);
 * }</pre>
 *
 * <p>Immutable and safe for use from several threads.
 */
public final class StrokeDigits {

    /** The shape of each image: one plane of 28 rows and 28 columns. */
    public static final ImageShape SHAPE = new ImageShape(1, 28, 28);

    private static final int SIDE = 28;
    private static final float HALF = SIDE / 2f;
    private static final float DIGIT_RADIUS = 10.5f;
    private static final float THINNEST = 0.9f;
    private static final float THICKNESS_RANGE = 0.9f;
    private static final int CLASSES = 10;

    private final DigitShapes shapes = new DigitShapes();
    private final Difficulty difficulty;
    private final long seed;

    /**
     * Describes an endless image set.
     *
     * @param difficulty how hard to read the digits are
     * @param seed any number; different seeds give unrelated images
     */
    public StrokeDigits(Difficulty difficulty, long seed) {
        this.difficulty = difficulty;
        this.seed = seed;
    }

    /**
     * Tells the digit drawn in an image.
     *
     * @param index image number, any value
     * @return label in [0, 9]; labels follow each other without pattern, about equally often
     */
    public int label(long index) {
        return new Noise(seed, index).below(CLASSES);
    }

    /**
     * Draws a range of images.
     *
     * @param first number of the first image
     * @param count how many images, at least 0
     * @return images first to first + count - 1, values in [0, 1]
     */
    public ImageSet images(long first, int count) {
        float[] values = new float[Math.multiplyExact(count, SHAPE.size())];
        int[] labels = new int[count];
        float[] canvas = new float[SHAPE.size()];
        for (int i = 0; i < count; i++) {
            labels[i] = draw(first + i, canvas);
            System.arraycopy(canvas, 0, values, i * canvas.length, canvas.length);
        }
        return ImageSet.of(SHAPE, CLASSES, values, labels);
    }

    /**
     * Draws one image.
     *
     * @param index image number, any value
     * @param canvas receives 28 x 28 values in [0, 1], row by row
     * @return the label in [0, 9]
     * @throws IllegalArgumentException if the canvas has another length than 784
     */
    public int draw(long index, float[] canvas) {
        if (canvas.length != SIDE * SIDE) {
            throw new IllegalArgumentException("canvas: expected " + SIDE * SIDE + " values, found " + canvas.length);
        }
        Noise noise = new Noise(seed, index);
        int label = noise.below(CLASSES);
        Arrays.fill(canvas, 0);
        drawDigit(canvas, label, noise);
        for (int i = 0; i < difficulty.distractors(); i++) {
            drawStray(canvas, noise);
        }
        cover(canvas, noise);
        return label;
    }

    private void drawDigit(float[] canvas, int digit, Noise noise) {
        Difficulty.Warp warp = difficulty.warp();
        double turn = warp.turn() * noise.signed();
        float size = DIGIT_RADIUS * (1 + warp.scale() * (noise.signed() - 0.5f));
        float wide = size * (1 + warp.scale() * noise.signed());
        float slant = warp.slant() * noise.signed();
        float cos = (float) StrictMath.cos(turn);
        float sin = (float) StrictMath.sin(turn);
        float centreX = HALF * (1 + warp.shift() * noise.signed());
        float centreY = HALF * (1 + warp.shift() * noise.signed());
        float radius = THINNEST + THICKNESS_RANGE * noise.unit();
        float ink = strength(noise);
        float[] ends = shapes.segments(digit);
        float[] moved = new float[ends.length];
        for (int i = 0; i < ends.length; i += 2) {
            float x = wide * (ends[i] + slant * ends[i + 1]);
            float y = size * ends[i + 1];
            moved[i] = centreX + cos * x - sin * y;
            moved[i + 1] = centreY + sin * x + cos * y;
        }
        for (int i = 0; i < moved.length; i += 4) {
            stroke(canvas, moved, i, radius, ink);
        }
    }

    /** Draws a bent line of two segments somewhere in the image. */
    private void drawStray(float[] canvas, Noise noise) {
        float[] bend = new float[8];
        bend[0] = SIDE * noise.unit();
        bend[1] = SIDE * noise.unit();
        bend[2] = bend[0] + 5 * noise.signed();
        bend[3] = bend[1] + 5 * noise.signed();
        bend[4] = bend[2];
        bend[5] = bend[3];
        bend[6] = bend[2] + 4 * noise.signed();
        bend[7] = bend[3] + 4 * noise.signed();
        float radius = THINNEST + 0.5f * THICKNESS_RANGE * noise.unit();
        float ink = strength(noise);
        stroke(canvas, bend, 0, radius, ink);
        stroke(canvas, bend, 4, radius, ink);
    }

    private float strength(Noise noise) {
        return difficulty.faintest() + (1 - difficulty.faintest()) * noise.unit();
    }

    /** Raises the pixels near a segment to the ink, fading over one pixel at the pen's rim. */
    private static void stroke(float[] canvas, float[] ends, int at, float radius, float ink) {
        float x = ends[at];
        float y = ends[at + 1];
        float alongX = ends[at + 2] - x;
        float alongY = ends[at + 3] - y;
        float length = alongX * alongX + alongY * alongY;
        float reach = radius + 0.5f;
        int top = Math.max(0, (int) (Math.min(y, y + alongY) - reach));
        int bottom = Math.min(SIDE - 1, (int) (Math.max(y, y + alongY) + reach));
        int left = Math.max(0, (int) (Math.min(x, x + alongX) - reach));
        int right = Math.min(SIDE - 1, (int) (Math.max(x, x + alongX) + reach));
        for (int row = top; row <= bottom; row++) {
            float dy = row + 0.5f - y;
            for (int column = left; column <= right; column++) {
                float dx = column + 0.5f - x;
                float part = length == 0 ? 0 : (dx * alongX + dy * alongY) / length;
                part = Math.max(0, Math.min(1, part));
                float offX = dx - part * alongX;
                float offY = dy - part * alongY;
                float distance = offX * offX + offY * offY;
                if (distance < reach * reach) {
                    float cover = Math.min(1, reach - (float) Math.sqrt(distance));
                    int pixel = row * SIDE + column;
                    canvas[pixel] = Math.max(canvas[pixel], ink * cover);
                }
            }
        }
    }

    private void cover(float[] canvas, Noise noise) {
        float amount = difficulty.noise();
        for (int i = 0; i < canvas.length; i++) {
            canvas[i] = Math.max(0, Math.min(1, canvas[i] + amount * noise.bell()));
        }
    }

    /** Random numbers by SplitMix64 (Steele, Lea, Flood 2014), started from (seed, index). */
    private static final class Noise {

        private static final long GOLDEN = 0x9e3779b97f4a7c15L;
        private static final float UNIT = 1f / (1 << 24);
        private static final float BELL_MEAN = 2f * 0xffff;
        private static final float BELL_DEVIATION = 0xffff * 0.57735027f;

        private long state;

        Noise(long seed, long index) {
            this.state = mix(mix(seed + GOLDEN) ^ (index * GOLDEN));
        }

        private static long mix(long value) {
            long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }

        private long next() {
            state += GOLDEN;
            return mix(state);
        }

        int below(int bound) {
            return (int) (((next() >>> 32) * bound) >>> 32);
        }

        /** Uniform in [0, 1). */
        float unit() {
            return (next() >>> 40) * UNIT;
        }

        /** Uniform in [-1, 1). */
        float signed() {
            return 2 * unit() - 1;
        }

        /** Nearly normal, mean 0 and deviation 1, in [-3.5, 3.5]: a sum of four uniform numbers. */
        float bell() {
            long bits = next();
            long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
            return (sum - BELL_MEAN) / BELL_DEVIATION;
        }
    }
}
