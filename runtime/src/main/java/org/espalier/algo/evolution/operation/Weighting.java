package org.espalier.algo.evolution.operation;

import java.util.Arrays;
import java.util.List;

/**
 * How much each item counts.
 *
 * @param <T> type of the items
 */
@FunctionalInterface
public interface Weighting<T> {
    /** Returns one weight for each input, in {@code [0, inf)}, not all 0. */
    double[] weigh(List<? extends T> inputs, Turn turn);

    /** Returns the weighting in which all items count the same. */
    static <T> Weighting<T> equal() {
        return new Equal<>();
    }

    /**
     * Returns the weighting by position.
     *
     * @throws IllegalArgumentException if a weight is not in {@code [0, inf)} or all are 0
     */
    static <T> Weighting<T> of(double... weights) {
        List<Double> list = Arrays.stream(weights).boxed().toList();
        if (!list.stream().allMatch(w -> w >= 0 && Double.isFinite(w))
                || list.stream().allMatch(w -> w == 0)) {
            throw new IllegalArgumentException("weights: expected floats in [0, inf), not all 0, found " + list);
        }
        return new ByPosition<>(list);
    }

    /**
     * Returns the weighting by how much the first score of an individual is above the lowest one; individuals without a score
     * count 0, and all count the same if none is better than another.
     */
    static Weighting<Individual> byScore() {
        return ScoreWeights.ABOVE_LOWEST;
    }
}
