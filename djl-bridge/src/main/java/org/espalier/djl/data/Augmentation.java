package org.espalier.djl.data;

import java.util.random.RandomGenerator;

/**
 * Changes a training image at random in a way that leaves its class as it is.
 *
 * <p>Implementations are immutable, normally records, and draw from the given generator alone: the same generator makes
 * the same change, in whichever thread and order images are prepared.
 */
@FunctionalInterface
public interface Augmentation {

    /**
     * Changes one image in place.
     *
     * @param pixels values of the image, axes (channel, row, column)
     * @param shape extents of the image
     * @param random belongs to this image in this pass
     */
    void apply(float[] pixels, ImageShape shape, RandomGenerator random);
}
