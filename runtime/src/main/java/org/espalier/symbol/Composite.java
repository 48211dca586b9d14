package org.espalier.symbol;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node made of other nodes, with summaries computed from them once: a list, a map or an object. A closed set. */
public abstract sealed class Composite permits ListSymbol, MapSymbol, ObjectSymbol {
    private static final int HYPER = 1;
    private static final int HOLE = 2;
    private static final int REF = 4;
    private static final int CALL = 8;

    final Symbol<?>[] nodes;
    private final int size;
    private final int flags;
    private int hash;

    Composite(Symbol<?>[] nodes) {
        this(nodes, FunctionRole.NONE);
    }

    Composite(Symbol<?>[] nodes, FunctionRole role) {
        this.nodes = nodes;
        long total = 1;
        int bits = role.isCall() ? CALL : 0;
        for (Symbol<?> node : nodes) {
            if (node instanceof Literal) {
                total++;
                continue;
            }
            total += node.size();
            bits |= (node.hasHyper() ? HYPER : 0) | (node.hasRef() ? REF : 0) | (node.hasCall() ? CALL : 0);
            bits |= node.hasHole() && !role.leavesOpen(node) ? HOLE : 0;
        }
        this.size = (int) Math.min(total, Integer.MAX_VALUE);
        this.flags = bits;
    }

    /** Returns whether such a node is here or below. */
    public final boolean hasHyper() {
        return (flags & HYPER) != 0;
    }

    /** Returns whether such a node is here or below. */
    public final boolean hasHole() {
        return (flags & HOLE) != 0;
    }

    /** Returns whether such a node is here or below. */
    public final boolean hasRef() {
        return (flags & REF) != 0;
    }

    /** Returns whether such a node is here or below. */
    public final boolean hasCall() {
        return (flags & CALL) != 0;
    }

    /** Returns the number of nodes of this tree, at most {@link Integer#MAX_VALUE}. */
    public final int size() {
        return size;
    }

    /** Returns the nodes directly below. */
    public final List<Symbol<?>> children() {
        return Collections.unmodifiableList(Arrays.asList(nodes));
    }

    /** Returns the new children as an array, or null if they are the present ones. */
    final Symbol<?> @Nullable [] changed(List<? extends Symbol<?>> children) {
        if (children.size() != nodes.length) {
            throw new IllegalArgumentException(
                    "children: expected " + nodes.length + " nodes, found " + children.size());
        }
        Symbol<?>[] copy = children.toArray(Symbol<?>[]::new);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] != nodes[i]) {
                return copy;
            }
        }
        return null;
    }

    /** Hash of the content, computed on first use: most trees that a search makes are never hashed. */
    abstract int contentHash();

    @Override
    public final int hashCode() {
        int h = hash;
        if (h == 0) {
            h = contentHash();
            hash = h;
        }
        return h;
    }

    /** Returns the compact form, cut to a readable length. */
    @Override
    public final String toString() {
        return SymbolText.compact((Symbol<?>) this);
    }
}
