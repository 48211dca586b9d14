package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;

/** Describes what training makes small. */
@FunctionalInterface
public interface LossRecipe {

    /**
     * Compares predictions with labels.
     *
     * @param labels class numbers, axes (image), type INT64
     * @param predictions one number a class before any softmax, axes (image, class)
     * @return the mean loss, one element
     */
    NDArray evaluate(NDArray labels, NDArray predictions);
}
