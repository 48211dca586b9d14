package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/**
 * Norms of windows and of whole channels.
 *
 * <p>DJL's {@code lpPool} on PyTorch takes no padding and no third axis, and is undefined where an odd order meets
 * negative elements.
 */
final class NormPool {

    /** Keeps the slope of the root finite where all elements are 0. */
    private static final double SMALLEST = 1e-20;

    private NormPool() {}

    /** Computes the norm of each place of a window. */
    static NDArray windows(NDArray array, double order, Window window, Shape places) {
        NDArray powers = powers(array, order);
        for (int i = 0; i < window.rank(); i++) {
            long reach = (places.get(i) - 1) * window.stride().get(i) + window.extent(i);
            long length = powers.getShape().get(i + 2);
            long after = Math.max(0, reach - length - window.zeros(i));
            powers = Border.pad(powers, i + 2, window.zeros(i), after);
        }
        Shape none = Sides.all(window.rank(), 0).shape();
        NDArray means = powers.getNDArrayInternal()
                .avgPool(window.kernel().shape(), window.stride().shape(), none, false, true);
        return root(means.mul(window.area()), order);
    }

    /** Computes the norm of each channel. */
    static NDArray channels(NDArray array, double order) {
        int[] axes = IntStream.range(2, array.getShape().dimension()).toArray();
        return root(powers(array, order).sum(axes), order);
    }

    private static NDArray powers(NDArray array, double order) {
        return order == 2
                ? array.square()
                : order == 1 ? array.abs() : array.abs().pow(order);
    }

    private static NDArray root(NDArray sums, double order) {
        return order == 1 ? sums : sums.maximum(SMALLEST).pow(1 / order);
    }
}
