package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Turn;

/** Divides individuals into fronts, the best first: see {@link Dominance#fronts}. Individuals without scores come last. */
public record NonDominatedSort() implements Operation<Individual, List<Individual>> {
    @Override
    public List<List<Individual>> apply(List<Individual> inputs, Turn turn) {
        List<List<Individual>> fronts = new ArrayList<>();
        for (List<Integer> front :
                Dominance.fronts(inputs.stream().map(Individual::scores).toList())) {
            fronts.add(front.stream().map(inputs::get).toList());
        }
        return fronts;
    }

    @Override
    public String toString() {
        return "fronts";
    }
}
