package org.espalier.algo.evolution.operation;

import java.util.Arrays;
import java.util.List;

/** Weights by scores. */
enum ScoreWeights implements Weighting<Individual> {
    /** How much a score is above the lowest one. */
    ABOVE_LOWEST;

    @Override
    public double[] weigh(List<? extends Individual> inputs, Turn turn) {
        double lowest = inputs.stream()
                .mapToDouble(Individual::score)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double[] weights = new double[inputs.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double above = inputs.get(i).score() - lowest;
            weights[i] = above > 0 ? Math.min(above, Double.MAX_VALUE / weights.length) : 0;
            sum += weights[i];
        }
        if (sum == 0) {
            Arrays.fill(weights, 1);
        }
        return weights;
    }

    @Override
    public String toString() {
        return "weights by score";
    }
}
