package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;

/**
 * Comparison by several objectives at once.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE
 * Transactions on Evolutionary Computation 6(2), 2002, section III.
 */
public final class Dominance {
    private Dominance() {}

    /**
     * Returns whether {@code one} is at least as good everywhere and better somewhere. Having scores is better than having
     * none.
     *
     * @throws IllegalArgumentException if both have scores, but not equally many
     */
    public static boolean dominates(List<Double> one, List<Double> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return !one.isEmpty();
        }
        if (one.size() != other.size()) {
            throw new IllegalArgumentException("scores: expected equally many, found " + one + " and " + other);
        }
        boolean better = false;
        for (int i = 0; i < one.size(); i++) {
            int order = Double.compare(one.get(i), other.get(i));
            if (order < 0) {
                return false;
            }
            better |= order > 0;
        }
        return better;
    }

    /**
     * Returns the positions of {@code scores} in fronts: the first is dominated by none, the second only by the first, and so
     * on. Each front is in the order in which the sort of the paper finds it.
     */
    public static List<List<Integer>> fronts(List<List<Double>> scores) {
        int size = scores.size();
        List<List<Integer>> dominated = new ArrayList<>(size);
        int[] dominators = new int[size];
        List<Integer> front = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Integer> below = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                if (dominates(scores.get(i), scores.get(j))) {
                    below.add(j);
                } else if (dominates(scores.get(j), scores.get(i))) {
                    dominators[i]++;
                }
            }
            dominated.add(below);
            if (dominators[i] == 0) {
                front.add(i);
            }
        }
        return peel(front, dominated, dominators);
    }

    private static List<List<Integer>> peel(List<Integer> first, List<List<Integer>> dominated, int[] dominators) {
        List<List<Integer>> fronts = new ArrayList<>();
        List<Integer> front = first;
        while (!front.isEmpty()) {
            fronts.add(front);
            List<Integer> next = new ArrayList<>();
            for (int i : front) {
                for (int j : dominated.get(i)) {
                    if (--dominators[j] == 0) {
                        next.add(j);
                    }
                }
            }
            front = next;
        }
        return fronts;
    }

    /**
     * Returns how far apart each of {@code scores}, those of one front, is from its neighbours: larger is lonelier.
     *
     * <p>As {@code crowding-distance-assignment} of the paper, but for the ends of the front, which here get the number of
     * objectives, the largest sum that an inner one can reach, instead of infinity: so they stay comparable to each other.
     */
    public static double[] crowding(List<List<Double>> scores) {
        int size = scores.size();
        double[] distances = new double[size];
        int objectives = size == 0 ? 0 : scores.get(0).size();
        for (int k = 0; k < objectives; k++) {
            crowd(scores, k, distances);
        }
        return distances;
    }

    private static void crowd(List<List<Double>> scores, int objective, double[] distances) {
        int objectives = scores.get(0).size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            order.add(i);
        }
        order.sort((i, j) ->
                Double.compare(scores.get(i).get(objective), scores.get(j).get(objective)));
        int last = order.size() - 1;
        double range = scores.get(order.get(last)).get(objective)
                - scores.get(order.get(0)).get(objective);
        for (int j = 1; j < last; j++) {
            double gap = scores.get(order.get(j + 1)).get(objective)
                    - scores.get(order.get(j - 1)).get(objective);
            double share = gap / range;
            distances[order.get(j)] += share > 0 ? share : 0;
        }
        distances[order.get(0)] = objectives;
        distances[order.get(last)] = objectives;
    }
}
