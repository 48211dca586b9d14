package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;

/**
 * Changes a DNA a little.
 *
 * <p>Implementations are stateless and take all chance from the turn. The result fits the space whenever the argument does:
 * distinct picks stay distinct, sorted picks stay sorted. As an operation, a mutator makes one child of each input.
 */
@FunctionalInterface
public interface Mutator extends Operation<Individual, Individual> {
    /** Returns a changed {@code dna}; {@code dna} itself if nothing in it can be changed. */
    Dna mutate(Dna dna, Turn turn);

    @Override
    default List<Individual> apply(List<Individual> inputs, Turn turn) {
        if (inputs.size() == 1) {
            Individual parent = inputs.get(0);
            return List.of(parent.with(mutate(parent.dna(), turn)));
        }
        List<Individual> children = new ArrayList<>(inputs.size());
        for (Individual parent : inputs) {
            children.add(parent.with(mutate(parent.dna(), turn)));
        }
        return children;
    }
}
