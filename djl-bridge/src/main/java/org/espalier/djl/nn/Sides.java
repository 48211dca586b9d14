package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One whole number for each axis that a window slides over. */
record Sides(List<Integer> values) {

    Sides {
        values = List.copyOf(values);
    }

    static Sides all(int rank, int value) {
        return new Sides(Collections.nCopies(rank, value));
    }

    /** Returns the numbers given axis by axis, or else one number for all axes. */
    static Sides of(int rank, int value, Optional<List<Integer>> each) {
        return each.map(Sides::new).orElseGet(() -> all(rank, value));
    }

    int get(int axis) {
        return values.get(axis);
    }

    boolean isAll(int value) {
        return values.stream().allMatch(v -> v == value);
    }

    long product() {
        return values.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    Shape shape() {
        return new Shape(values.stream().mapToLong(Integer::longValue).toArray());
    }

    /** Writes one number if all are equal, else all: {@code 3} or {@code (1, 7)}. */
    @Override
    public String toString() {
        return isAll(values.get(0))
                ? values.get(0).toString()
                : values.toString().replace('[', '(').replace(']', ')');
    }
}
