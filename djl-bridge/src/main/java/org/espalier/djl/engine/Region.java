package org.espalier.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * A box inside an array: where a smaller array lies in a larger one.
 *
 * @param whole extents of the larger array
 * @param part extents of the box, on each axis in [0, that of {@code whole}]
 * @param offsets where the box begins on each axis
 */
public record Region(Shape whole, Shape part, long[] offsets) {

    /** Copies the offsets. */
    public Region {
        offsets = offsets.clone();
    }

    /**
     * The box that is everything.
     *
     * @param whole extents of the array
     * @return the box
     */
    public static Region all(Shape whole) {
        return new Region(whole, whole, new long[whole.dimension()]);
    }

    /** Returns where the box begins on each axis. */
    @Override
    public long[] offsets() {
        return offsets.clone();
    }

    /** Returns whether the box is the whole array. */
    public boolean isAll() {
        return part.equals(whole);
    }

    /**
     * Cuts the box out of an array; the result shares the array's memory.
     *
     * @param array an array with the extents of {@link #whole}
     * @return {@code array} itself if the box is everything, otherwise a view
     */
    public NDArray of(NDArray array) {
        if (isAll()) {
            return array;
        }
        NDIndex index = new NDIndex();
        for (int axis = 0; axis < offsets.length; axis++) {
            index.addSliceDim(offsets[axis], offsets[axis] + part.get(axis));
        }
        return array.get(index);
    }

    /**
     * Finds the smallest box that holds two boxes of one array.
     *
     * @param other a box of an array of the same extents
     * @return the box around both
     */
    public Region around(Region other) {
        long[] from = new long[offsets.length];
        long[] extents = new long[offsets.length];
        for (int axis = 0; axis < from.length; axis++) {
            from[axis] = Math.min(offsets[axis], other.offsets[axis]);
            long end = Math.max(offsets[axis] + part.get(axis), other.offsets[axis] + other.part.get(axis));
            extents[axis] = end - from[axis];
        }
        return new Region(whole, new Shape(extents), from);
    }

    /**
     * Moves this box into the coordinates of a box around it.
     *
     * @param outer a box that holds this one
     * @return this box as a part of {@code outer}
     */
    public Region inside(Region outer) {
        long[] from = new long[offsets.length];
        for (int axis = 0; axis < from.length; axis++) {
            from[axis] = offsets[axis] - outer.offsets[axis];
        }
        return new Region(outer.part, part, from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region
                && whole.equals(region.whole)
                && part.equals(region.part)
                && Arrays.equals(offsets, region.offsets);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * whole.hashCode() + part.hashCode()) + Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return part + " at " + Arrays.toString(offsets) + " of " + whole;
    }
}
