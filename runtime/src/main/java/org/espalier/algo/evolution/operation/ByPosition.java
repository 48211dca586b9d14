package org.espalier.algo.evolution.operation;

import java.util.List;

/** Weights by position. */
record ByPosition<T>(List<Double> weights) implements Weighting<T> {
    @Override
    public double[] weigh(List<? extends T> inputs, Turn turn) {
        if (inputs.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "weights: expected one for each of " + inputs.size() + " items, found " + weights);
        }
        return weights.stream().mapToDouble(w -> w).toArray();
    }

    @Override
    public String toString() {
        return "weights " + weights;
    }
}
