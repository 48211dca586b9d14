package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;

/** Prefixes of sorted lists. */
final class Sorting {
    private Sorting() {}

    /** Returns the first {@code count} of {@code inputs} in the given order; equals keep their order. */
    static List<Individual> best(List<Individual> inputs, Comparator<Individual> order, int count) {
        if (count == 1 && !inputs.isEmpty()) {
            return List.of(first(inputs, order));
        }
        List<Individual> sorted = new ArrayList<>(inputs);
        sorted.sort(order);
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    private static Individual first(List<Individual> inputs, Comparator<Individual> order) {
        Individual best = inputs.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            if (order.compare(inputs.get(i), best) < 0) {
                best = inputs.get(i);
            }
        }
        return best;
    }

    /** Returns the first {@code count} groups of equals in the given order; equals keep their order. */
    static List<Individual> groups(List<Individual> inputs, Comparator<Individual> order, int count) {
        List<Individual> sorted = new ArrayList<>(inputs);
        sorted.sort(order);
        int groups = 0;
        int end = 0;
        while (end < sorted.size()) {
            boolean newGroup = end == 0 || order.compare(sorted.get(end - 1), sorted.get(end)) != 0;
            if (newGroup && ++groups > count) {
                break;
            }
            end++;
        }
        return sorted.subList(0, end);
    }
}
