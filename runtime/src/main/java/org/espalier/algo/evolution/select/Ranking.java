package org.espalier.algo.evolution.select;

import java.util.Comparator;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;

/** An order of individuals in which the better one is larger. */
@FunctionalInterface
public interface Ranking extends Comparator<Individual> {
    /** By the first score, then by the second, and so on; individuals without scores are the smallest. */
    Ranking SCORE = Rankings.SCORE;

    /** By generation; the youngest is the largest. */
    Ranking GENERATION = Rankings.GENERATION;

    /** Compares scores one after the other; the shorter list is smaller if it begins the longer one. */
    static int compareScores(List<Double> one, List<Double> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Double.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
