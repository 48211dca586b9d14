package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/** Adds and removes elements at the border of an array. */
final class Border {

    private Border() {}

    /** Puts zeros before and after an axis; negative numbers cut elements off. */
    static NDArray pad(NDArray array, int axis, long before, long after) {
        long length = array.getShape().get(axis);
        long from = Math.max(0, -before);
        long to = length - Math.max(0, -after);
        NDArray kept = from == 0 && to == length ? array : cut(array, axis, from, to);
        if (before <= 0 && after <= 0) {
            return kept;
        }
        int behind = array.getShape().dimension() - 1 - axis;
        long[] pads = new long[2 * behind + 2];
        pads[2 * behind] = Math.max(0, before);
        pads[2 * behind + 1] = Math.max(0, after);
        return kept.pad(new Shape(pads), 0);
    }

    /** Keeps the elements from {@code from} to {@code to - 1} of an axis. */
    static NDArray cut(NDArray array, int axis, long from, long to) {
        return array.get(new NDIndex().addAllDim(axis).addSliceDim(from, to));
    }
}
