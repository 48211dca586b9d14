package org.espalier.algo.evolution;

import org.espalier.algo.Algorithm;
import org.espalier.internal.Checks;

/**
 * The first members of a population.
 *
 * @param algorithm what proposes them; it is told about their outcomes
 * @param size how many outcomes are awaited before children are made, in {@code [1, inf)}
 */
public record Start(Algorithm algorithm, int size) {
    /** @throws IllegalArgumentException if {@code size < 1} */
    public Start {
        Checks.atLeast("size", size, 1);
    }

    /** Returns the start with {@code size} random DNA. */
    public static Start random(int size) {
        return new Start(RandomStart.INSTANCE, size);
    }

    @Override
    public String toString() {
        return size + " " + algorithm;
    }
}
