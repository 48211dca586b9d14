package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;

/** A function of arrays without weights, such as a user's activation. */
@FunctionalInterface
public interface LayerFunction {

    /**
     * Computes the outputs of a mini-batch.
     *
     * @param input the images, the batch as the first axis
     * @return the outputs in the same order, the batch as the first axis
     */
    NDArray apply(NDArray input);
}
