package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;

/** Crossovers that are for two parents. */
final class Pairs {
    private Pairs() {}

    /**
     * Returns whether there are two parents; false for fewer, as a population may be too small.
     *
     * @throws IllegalArgumentException if there are more, because the crossover does not say whom to leave out
     */
    static boolean isPair(List<Individual> parents) {
        if (parents.size() > 2) {
            throw new IllegalArgumentException("parents: expected 2 for this crossover, found " + parents.size()
                    + ". Select 2 before it, and repeat both for more children");
        }
        return parents.size() == 2;
    }
}
