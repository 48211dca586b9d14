package org.espalier.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Python's tuple, as a plain value of a tree: equal by content, and a leaf, so nothing inside is searched or edited.
 *
 * <p>Trees of one's own use lists. This one is here so that a tree that comes from PyGlove can go back unchanged.
 *
 * @param items plain values, tuples, or trees in which nothing is undecided
 */
public record PyGloveTuple(List<@Nullable Object> items) {
    /** @throws IllegalArgumentException if something undecided is inside, which a tuple would hide from a search */
    public PyGloveTuple(List<@Nullable Object> items) {
        this.items = Collections.unmodifiableList(new ArrayList<>(items));
        for (Object item : items) {
            if (item instanceof Symbol<?> tree && tree.hasHyper()) {
                throw new IllegalArgumentException(
                        "tuple: expected decided values, found " + tree + ". A tuple is not searched; use a list");
            }
        }
    }

    /**
     * Returns the tuple of {@code nodes}, plain values taken out of theirs.
     *
     * @throws IllegalArgumentException if something undecided is inside
     */
    public static PyGloveTuple of(List<? extends Symbol<?>> nodes) {
        List<@Nullable Object> items = new ArrayList<>(nodes.size());
        for (Symbol<?> node : nodes) {
            items.add(node instanceof Literal<?> literal ? literal.value() : node);
        }
        return new PyGloveTuple(items);
    }

    /** Returns {@code (3, 3)}. */
    @Override
    public String toString() {
        String inner = items.stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return "(" + inner + (items.size() == 1 ? ",)" : ")");
    }
}
