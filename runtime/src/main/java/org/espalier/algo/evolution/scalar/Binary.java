package org.espalier.algo.evolution.scalar;

import java.util.random.RandomGenerator;

/** An operation on two scalars. */
record Binary(Scalar x, Operator operator, Scalar y) implements Scalar {
    @Override
    public double at(long step, RandomGenerator random) {
        return operator.apply(x.at(step, random), y.at(step, random));
    }

    @Override
    public String toString() {
        return "(" + x + " " + operator + " " + y + ")";
    }
}
