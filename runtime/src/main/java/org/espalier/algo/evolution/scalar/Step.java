package org.espalier.algo.evolution.scalar;

import java.util.random.RandomGenerator;

/** The step. */
record Step() implements Scalar {
    @Override
    public double at(long step, RandomGenerator random) {
        return step;
    }

    @Override
    public String toString() {
        return "step";
    }
}
