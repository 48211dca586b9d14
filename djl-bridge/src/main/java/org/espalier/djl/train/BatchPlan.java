package org.espalier.djl.train;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;

/** One pass over images: which are together in a mini-batch, in which order, and how they are changed. */
public final class BatchPlan {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final ImageSet images;
    private final int[] order;
    private final int size;
    private final int count;
    private final Augmentation augmentation;
    private final long seed;

    private BatchPlan(ImageSet images, int[] order, int size, Augmentation augmentation, long seed) {
        this.images = images;
        this.order = order;
        this.size = size;
        this.augmentation = augmentation;
        this.seed = seed;
        this.count = (order.length + size - 1) / size;
    }

    /**
     * Passes over all images in their own order, as they are.
     *
     * @param images the images
     * @param size images of a mini-batch, at least 1
     * @return the plan; its last mini-batch may be smaller
     */
    public static BatchPlan inOrder(ImageSet images, int size) {
        int[] order = new int[images.size()];
        Arrays.setAll(order, i -> i);
        return new BatchPlan(images, order, size, new Augmentations.None(), 0);
    }

    /**
     * Passes over all images in an order drawn from seed and epoch. How an image is changed depends on seed, epoch and
     * its number in the set.
     *
     * <p>A last mini-batch of a single image is left out: batch normalisation is not defined on it.
     *
     * @param images the images
     * @param size images of a mini-batch, at least 1
     * @param augmentation how images are changed
     * @param seed any number
     * @param epoch number of the pass, starting with 1
     * @return the plan
     */
    public static BatchPlan shuffled(ImageSet images, int size, Augmentation augmentation, long seed, int epoch) {
        int[] order = ImageSplits.permutation(images.size(), seed * 31 + epoch);
        int kept = size * count(images.size(), size);
        int[] some = kept < order.length ? Arrays.copyOf(order, kept) : order;
        return new BatchPlan(images, some, size, augmentation, mixed(mixed(seed) + epoch));
    }

    /**
     * Counts the mini-batches of a shuffled pass.
     *
     * @param images how many images there are, at least 1
     * @param size images of a mini-batch, at least 1
     * @return number of mini-batches, at least 1
     */
    public static int count(int images, int size) {
        int full = images / size;
        int rest = images % size;
        return rest > 1 || full == 0 ? full + 1 : full;
    }

    /**
     * Counts the mini-batches.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /** Counts the images of a mini-batch. */
    int size(int batch) {
        return Math.min(order.length, (batch + 1) * size) - batch * size;
    }

    /** Writes a mini-batch into buffers and its labels into an array as well; needs no engine. */
    int[] fill(int batch, FloatBuffer pixels, LongBuffer labels) {
        int[] expected = new int[size(batch)];
        boolean plain = augmentation instanceof Augmentations.None;
        for (int i = 0; i < expected.length; i++) {
            int index = order[batch * size + i];
            if (plain) {
                images.copyTo(index, pixels);
            } else {
                float[] image = images.image(index);
                augmentation.apply(image, images.shape(), new SplittableRandom(mixed(seed + index * GAMMA)));
                pixels.put(image);
            }
            expected[i] = images.label(index);
            labels.put(expected[i]);
        }
        return expected;
    }

    /** Spreads neighbouring seeds over all numbers (Stafford's variant 13 of MurmurHash3's finisher). */
    private static long mixed(long seed) {
        long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
