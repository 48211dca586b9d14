package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;

/** Looks at mini-batches while their arrays are there. */
@FunctionalInterface
interface BatchObserver {

    /** Looks at nothing. */
    BatchObserver NONE = (batch, predictions, number, count) -> {};

    /** Looks at mini-batch {@code number} of {@code count}, the first being 1. */
    void saw(MiniBatch batch, NDArray predictions, int number, int count);
}
