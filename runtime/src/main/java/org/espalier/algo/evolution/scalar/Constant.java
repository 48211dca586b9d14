package org.espalier.algo.evolution.scalar;

import java.util.random.RandomGenerator;

/** A number that does not change. */
record Constant(double value) implements Scalar {
    @Override
    public double at(long step, RandomGenerator random) {
        return value;
    }

    /** Integers print as such. */
    @Override
    public String toString() {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
