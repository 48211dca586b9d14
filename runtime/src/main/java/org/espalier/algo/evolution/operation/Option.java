package org.espalier.algo.evolution.operation;

import org.espalier.algo.evolution.scalar.Scalar;

/**
 * An operation that is applied with some probability, as {@link Operations#choose} does.
 *
 * @param <T> type of the items
 * @param operation the operation
 * @param probability how likely it is applied, in {@code [0, 1]}
 */
public record Option<T>(Operation<T, T> operation, Scalar probability) {
    /** Returns the option with a probability that does not change. */
    public static <T> Option<T> of(Operation<T, T> operation, double probability) {
        return new Option<>(operation, Scalar.of(probability));
    }

    @Override
    public String toString() {
        return operation + " with probability " + probability;
    }
}
