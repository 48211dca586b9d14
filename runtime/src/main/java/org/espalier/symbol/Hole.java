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

    /**
     * Returns whether a value is missing at {@code at}: there is a hole, and it is no argument that a
     * {@linkplain SymbolFunction#partial partial} leaves open.
     */
    public static boolean isMissing(Cursor at) {
        return at.node() instanceof Hole
                && !(at.parent().isPresent()
                        && at.parent().get().node() instanceof ObjectSymbol<?> object
                        && object.type().role().isBinding());
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
