package org.espalier.algo.evolution;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;

/**
 * Individuals that are alike.
 *
 * @param representative the first one; it may be dead
 * @param members the living ones, at least one
 */
record Species(Individual representative, List<Individual> members) {
    Species {
        members = List.copyOf(members);
    }
}
