package org.espalier.algo.evolution;

import java.util.random.RandomGenerator;
import org.espalier.algo.OneChange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;

/**
 * Changes one active decision to a different value, by {@link OneChange}: another candidate, a swap in an order, a
 * Gaussian step of a number.
 *
 * @param step standard deviation of the step of a number, as a fraction of its range, in {@code (0, inf)}
 */
public record PointMutation(double step) implements Mutator {
    /** @throws IllegalArgumentException if {@code step} is not in {@code (0, inf)} */
    public PointMutation {
        new OneChange(step);
    }

    /** Creates the mutation with steps of a tenth of the range. */
    public PointMutation() {
        this(OneChange.DEFAULT.step());
    }

    @Override
    public Dna mutate(DnaSpec spec, Dna dna, RandomGenerator random) {
        return new OneChange(step).apply(spec, dna, random);
    }
}
