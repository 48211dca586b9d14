package org.espalier.algo.evolution.mutate;

import org.espalier.algo.OneChange;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Dna;

/**
 * Changes one active decision to a different value, by {@link OneChange}: another candidate, a swap in an order, a
 * Gaussian step of a number.
 *
 * @param step standard deviation of the step of a number, as a fraction of its range, in {@code (0, inf)}
 */
public record PointMutation(Scalar step) implements Mutator {
    /**
     * Creates the mutation with steps that do not change.
     *
     * @throws IllegalArgumentException if {@code step} is not in {@code (0, inf)}
     */
    public PointMutation(double step) {
        this(Scalar.of(new OneChange(step).step()));
    }

    /** Creates the mutation with steps of a tenth of the range. */
    public PointMutation() {
        this(OneChange.DEFAULT.step());
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        return new OneChange(turn.value(step)).apply(turn.spec(), dna, turn.random());
    }
}
