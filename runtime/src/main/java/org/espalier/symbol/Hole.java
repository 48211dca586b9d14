package org.espalier.symbol;

import java.util.List;

/**
 * A required value that was not given yet: marks a program as partial. Builds nothing.
 *
 * @param <T> what would be built
 */
public final class Hole<T> extends Leaf implements Symbol<T> {
    private static final Hole<?> INSTANCE = new Hole<>();

    private Hole() {}

    /** Returns the hole. */
    @SuppressWarnings("unchecked") // holds nothing
    public static <T> Hole<T> hole() {
        return (Hole<T>) INSTANCE;
    }

    @Override
    public boolean hasHole() {
        return true;
    }

    @Override
    public Hole<T> withChildren(List<? extends Symbol<?>> children) {
        requireNone(children);
        return this;
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitHole(this);
    }
}
