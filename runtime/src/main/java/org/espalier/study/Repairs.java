package org.espalier.study;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.algo.OneChange;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;

/**
 * Looks for an accepted child near a rejected one: first among children that differ in one decision, then farther away.
 *
 * <p>Half of the tries are single changes; the others are walks, each one change longer than the one before, so that the
 * repaired child stays as close to the proposed one as its constraints allow.
 */
final class Repairs {
    private Repairs() {}

    /** Returns the DNA of an accepted child near that of {@code dna}; empty if none was found with so many tries. */
    static <T> Optional<Dna> near(SearchSpace<T> space, Dna dna, int tries, RandomGenerator random) {
        for (int i = 0; i < tries; i++) {
            int changes = i < (tries + 1) / 2 ? 1 : 2 + i - (tries + 1) / 2;
            Dna neighbour = dna;
            for (int step = 0; step < changes; step++) {
                neighbour = OneChange.DEFAULT.apply(space.spec(), neighbour, random);
                if (isAccepted(space, neighbour)) {
                    return Optional.of(neighbour);
                }
            }
        }
        return Optional.empty();
    }

    private static <T> boolean isAccepted(SearchSpace<T> space, Dna dna) {
        Symbol<T> child;
        try {
            child = space.bind(dna);
        } catch (SymbolException e) {
            return false;
        }
        return space.rejection(child).isEmpty();
    }

    /** Returns the random stream for the repair of trial {@code trial}. */
    static RandomGenerator random(long seed, long trial) {
        return Seeds.random(seed, trial, Seeds.REPAIR);
    }
}
