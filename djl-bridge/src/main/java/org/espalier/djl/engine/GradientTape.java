package org.espalier.djl.engine;

import ai.djl.ndarray.NDArray;

/**
 * Records operations of the current thread until it is closed.
 *
 * <p>Every thread may hold one at the same time as others. Close it in the thread that opened it.
 */
public interface GradientTape extends AutoCloseable {

    /**
     * Computes gradients of a value by everything recorded that asks for a gradient.
     *
     * @param target normally a loss with one element; gradients are those of the sum of its elements
     */
    void backward(NDArray target);

    /** Stops recording and restores what was before. */
    @Override
    void close();
}
