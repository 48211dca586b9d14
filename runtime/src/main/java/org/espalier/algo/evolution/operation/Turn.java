package org.espalier.algo.evolution.operation;

import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.DnaSpec;

/**
 * What operations may use: everything comes from here, nothing from outside.
 *
 * @param spec the space; all DNA of the turn fits it
 * @param random the random stream of this turn
 * @param step number of trials before, in {@code [0, inf)}, at which scalars are evaluated
 * @param memory what the operations of the run remember
 */
public record Turn(DnaSpec spec, RandomGenerator random, long step, Memory memory) {

    /** Returns the turn at step 0 with an empty memory. */
    public static Turn of(DnaSpec spec, RandomGenerator random) {
        return new Turn(spec, random, 0, new Memory());
    }

    /** Returns the value of {@code scalar} now. */
    public double value(Scalar scalar) {
        return scalar.at(step, random);
    }

    /** Returns the value of {@code scalar} now as the nearest integer in {@code [0, 2^31)}; 0 for NaN. */
    public int count(Scalar scalar) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.round(value(scalar))));
    }
}
