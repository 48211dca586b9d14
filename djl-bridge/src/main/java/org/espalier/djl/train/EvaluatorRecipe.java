package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;

/** Describes a figure by which a trained network is judged. */
@FunctionalInterface
public interface EvaluatorRecipe {

    /**
     * Starts to count.
     *
     * @return a count without images
     */
    Count start();

    /** The figure of the images so far. */
    interface Count {

        /**
         * Counts a mini-batch.
         *
         * @param labels class numbers, axes (image), type INT64
         * @param predictions one number a class before any softmax, axes (image, class)
         */
        void add(NDArray labels, NDArray predictions);

        /**
         * Tells the figure.
         *
         * @return over all images so far; NaN if there are none
         */
        double value();
    }
}
