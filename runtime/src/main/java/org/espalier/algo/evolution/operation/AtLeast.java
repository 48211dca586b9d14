package org.espalier.algo.evolution.operation;

import java.util.List;

/** There are enough items. */
record AtLeast<A>(int size) implements Condition<A> {
    @Override
    public boolean test(List<A> inputs, Turn turn) {
        return inputs.size() >= size;
    }

    @Override
    public String toString() {
        return "size >= " + size;
    }
}
