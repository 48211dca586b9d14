package org.espalier.algo.evolution.scalar;

import java.util.random.RandomGenerator;

/** A function of a scalar. */
record Unary(Function function, Scalar x) implements Scalar {
    @Override
    public double at(long step, RandomGenerator random) {
        return function.apply(x.at(step, random));
    }

    @Override
    public String toString() {
        return x instanceof Binary ? function + x.toString() : function + "(" + x + ")";
    }
}
