package org.espalier.djl.train;

import org.espalier.djl.optim.GradientClip;

/**
 * How long and in which portions to train.
 *
 * @param epochs passes over the training images, at least 1
 * @param batch images of one step, at least 1
 * @param seed decides the order of the images
 * @param clip how to keep gradients small
 * @param patience when to end before all passes are made, and which weights to keep
 */
public record FitSettings(int epochs, int batch, long seed, GradientClip clip, Patience patience) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public FitSettings {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: expected int >= 1, found " + epochs);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch: expected int >= 1, found " + batch);
        }
    }

    /**
     * Makes all passes and keeps the last weights.
     *
     * @param epochs passes over the training images, at least 1
     * @param batch images of one step, at least 1
     * @param seed decides the order of the images
     * @param clip how to keep gradients small
     */
    public FitSettings(int epochs, int batch, long seed, GradientClip clip) {
        this(epochs, batch, seed, clip, Patience.ENDLESS);
    }
}
