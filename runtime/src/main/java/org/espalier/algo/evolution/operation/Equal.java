package org.espalier.algo.evolution.operation;

import java.util.Arrays;
import java.util.List;

/** All items count the same. */
record Equal<T>() implements Weighting<T> {
    @Override
    public double[] weigh(List<? extends T> inputs, Turn turn) {
        double[] weights = new double[inputs.size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    @Override
    public String toString() {
        return "equal weights";
    }
}
