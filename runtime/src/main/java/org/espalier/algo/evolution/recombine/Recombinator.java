package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;

/**
 * Makes children of parents.
 *
 * <p>Implementations are stateless and take all chance from the turn. Children fit the space whenever the parents do.
 */
@FunctionalInterface
public interface Recombinator extends Operation<Individual, Individual> {
    /** Returns the DNA of the children; none for no parents. */
    List<Dna> recombine(List<Individual> parents, Turn turn);

    /** A child that equals a parent is this parent. */
    @Override
    default List<Individual> apply(List<Individual> inputs, Turn turn) {
        List<Individual> children = new ArrayList<>();
        for (Dna dna : recombine(inputs, turn)) {
            children.add(inputs.stream()
                    .filter(parent -> parent.dna().equals(dna))
                    .findFirst()
                    .orElseGet(() -> Individual.child(dna)));
        }
        return children;
    }
}
