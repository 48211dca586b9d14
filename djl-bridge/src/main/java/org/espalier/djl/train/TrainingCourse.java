package org.espalier.djl.train;

import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Schedule;

/**
 * How weights change from mini-batch to mini-batch.
 *
 * @param optimizer how weights change
 * @param schedule how the learning rate changes
 * @param augmentation how training images are changed
 * @param prefetch whether a thread prepares the next mini-batch; results are the same
 * @param deterministic whether to try first if the network computes the same twice
 */
public record TrainingCourse(
        OptimizerRecipe optimizer,
        Schedule schedule,
        Augmentation augmentation,
        boolean prefetch,
        boolean deterministic) {

    /**
     * Images as they are, prepared when they are needed.
     *
     * @param optimizer how weights change
     * @param schedule how the learning rate changes
     */
    public TrainingCourse(OptimizerRecipe optimizer, Schedule schedule) {
        this(optimizer, schedule, new Augmentations.None(), false, false);
    }

    /**
     * Does not try first if the network computes the same twice.
     *
     * @param optimizer how weights change
     * @param schedule how the learning rate changes
     * @param augmentation how training images are changed
     * @param prefetch whether a thread prepares the next mini-batch
     */
    public TrainingCourse(OptimizerRecipe optimizer, Schedule schedule, Augmentation augmentation, boolean prefetch) {
        this(optimizer, schedule, augmentation, prefetch, false);
    }
}
