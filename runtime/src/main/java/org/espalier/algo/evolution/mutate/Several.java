package org.espalier.algo.evolution.mutate;

import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;

/**
 * Applies a mutation several times, for larger steps: each further time with a fixed probability.
 *
 * @param mutator the mutation
 * @param more probability of applying it once more after each time, in {@code [0, 1)}
 * @param most how often it is applied at most, in {@code [1, inf)}
 */
public record Several(Mutator mutator, double more, int most) implements Mutator {
    /** @throws IllegalArgumentException if {@code more} is not in {@code [0, 1)} or {@code most < 1} */
    public Several {
        if (!(more >= 0 && more < 1)) {
            throw new IllegalArgumentException("more: expected float in [0, 1), found " + more);
        }
        Checks.atLeast("most", most, 1);
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        Dna changed = mutator.mutate(dna, turn);
        for (int i = 1; i < most && turn.random().nextDouble() < more; i++) {
            changed = mutator.mutate(changed, turn);
        }
        return changed;
    }
}
