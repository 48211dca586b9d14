package org.espalier.symbol;

import java.util.List;
import org.espalier.path.Step;

/** A node without nodes below: a plain value, a reference or a hole. A closed set. */
public abstract sealed class Leaf permits Literal, Ref, Hole {
    Leaf() {}

    /** Returns false: a leaf is decided. */
    public final boolean hasHyper() {
        return false;
    }

    /** Returns whether this is a {@link Hole}. */
    public boolean hasHole() {
        return false;
    }

    /** Returns whether this is a {@link Ref}. */
    public boolean hasRef() {
        return false;
    }

    /** Returns false: a leaf calls nothing. */
    public final boolean hasCall() {
        return false;
    }

    /** Returns 1. */
    public final int size() {
        return 1;
    }

    /** Returns no nodes. */
    public final List<Symbol<?>> children() {
        return List.of();
    }

    /** Throws, since there is no child. */
    public final Step stepTo(int index) {
        throw new IndexOutOfBoundsException("No child " + index + " below " + this);
    }

    /** Returns -1. */
    public final int childAt(Step step) {
        return -1;
    }

    final void requireNone(List<? extends Symbol<?>> children) {
        if (!children.isEmpty()) {
            throw new IllegalArgumentException("children: expected 0 nodes, found " + children.size());
        }
    }

    /** Returns the compact form, cut to a readable length. */
    @Override
    public final String toString() {
        return SymbolText.compact((Symbol<?>) this);
    }
}
