package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;

/** Sorts the individuals of one front, the loneliest first: see {@link Dominance#crowding}. Equals keep their order. */
public record CrowdingSort() implements Selector<Individual> {
    @Override
    public List<Individual> select(List<Individual> inputs, Turn turn) {
        if (inputs.size() < 2) {
            return inputs;
        }
        double[] distances =
                Dominance.crowding(inputs.stream().map(Individual::scores).toList());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> distances[i]).reversed());
        return order.stream().map(inputs::get).toList();
    }

    @Override
    public String toString() {
        return "crowding";
    }
}
