package org.espalier.symbol;

import java.util.List;
import org.espalier.path.Step;

/**
 * A required value that was not given yet: marks a program as partial. Builds nothing.
 *
 * @param <T> what would be built
 */
public final class Hole<T> implements Symbol<T> {
    private static final Hole<?> INSTANCE = new Hole<>();

    private Hole() {}

    /** Returns the hole. */
    @SuppressWarnings("unchecked") // holds nothing
    public static <T> Hole<T> hole() {
        return (Hole<T>) INSTANCE;
    }

    @Override
    public boolean hasHyper() {
        return false;
    }

    @Override
    public boolean hasHole() {
        return true;
    }

    @Override
    public boolean hasRef() {
        return false;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public List<Symbol<?>> children() {
        return List.of();
    }

    @Override
    public Step stepTo(int index) {
        throw Lookup.noChild(this, index);
    }

    @Override
    public int childAt(Step step) {
        return -1;
    }

    @Override
    public Hole<T> withChildren(List<? extends Symbol<?>> children) {
        return Lookup.requireNoChildren(this, children);
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitHole(this);
    }

    @Override
    public String toString() {
        return SymbolText.compact(this);
    }
}
