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
    default void backward(NDArray target) {
        backward(target, 1);
    }

    /**
     * Computes gradients as {@link #backward(NDArray)}, each multiplied by a number.
     *
     * @param target normally a loss with one element
     * @param scale what gradients are multiplied by on their whole way back, so that small ones survive in numbers of
     *     few bits; has to be exact in the target's number type
     */
    void backward(NDArray target, double scale);

    /** Stops recording and restores what was before. */
    @Override
    void close();
}
