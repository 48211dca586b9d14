package org.espalier.algo.evolution;

import java.util.List;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.operation.Condition;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Operations;
import org.espalier.algo.evolution.operation.Slot;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.recombine.Recombinator;

/** What the elitist algorithms have in common: parents are remembered, and the population holds the children of one round. */
final class Elitist {
    /** The parents. */
    static final Slot<List<Individual>> PARENTS = new Slot<>("parents", List.of());

    private static final double CROSSED = 0.9;
    private static final int ATTEMPTS = 5;

    private Elitist() {}

    /**
     * Returns the evolution of rounds of {@code size} children.
     *
     * @param mating selects the parents of a child
     * @param child makes the child
     * @param survival selects the parents of the next round among parents and children
     */
    static Evolution evolution(
            int size,
            Operation<Individual, Individual> mating,
            Operation<Individual, Individual> child,
            Operation<Individual, Individual> survival) {
        Operation<Individual, Individual> parents = Operations.recall(PARENTS);
        return new Evolution(
                Start.random(size),
                parents.then(new Novel(mating.then(child), ATTEMPTS)),
                Operations.when(
                        Condition.atLeast(size),
                        parents.plus(Operations.identity()).then(survival).remember(PARENTS)));
    }

    /** Returns crossover with high probability, then mutation of the first child. */
    static Operation<Individual, Individual> child(Recombinator crossover, Mutator mutator) {
        return Operations.withProbability(CROSSED, crossover).at(0).then(mutator);
    }

    /** Makes children again while one of them is an input. */
    private record Novel(Operation<Individual, Individual> operation, int attempts)
            implements Operation<Individual, Individual> {
        @Override
        public List<Individual> apply(List<Individual> inputs, Turn turn) {
            List<Individual> children = operation.apply(inputs, turn);
            for (int i = 1; i < attempts && meet(inputs, children); i++) {
                children = operation.apply(inputs, turn);
            }
            return children;
        }

        private static boolean meet(List<Individual> inputs, List<Individual> children) {
            for (Individual child : children) {
                for (Individual input : inputs) {
                    if (input.dna().equals(child.dna())) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "novel(" + operation + ")";
        }
    }
}
