package org.espalier.algo.evolution;

import java.util.random.RandomGenerator;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
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
    public Dna mutate(DnaSpec spec, Dna dna, RandomGenerator random) {
        Dna changed = mutator.mutate(spec, dna, random);
        for (int i = 1; i < most && random.nextDouble() < more; i++) {
            changed = mutator.mutate(spec, changed, random);
        }
        return changed;
    }
}
