package org.espalier.algo.evolution.operation;

import java.util.List;

/**
 * Whether a conditional operation is applied.
 *
 * @param <A> type of the items
 */
@FunctionalInterface
public interface Condition<A> {
    /** Returns whether the condition holds for the input of the operation. */
    boolean test(List<A> inputs, Turn turn);

    /** Returns the condition that there are at least {@code size} items. */
    static <A> Condition<A> atLeast(int size) {
        return new AtLeast<>(size);
    }
}
