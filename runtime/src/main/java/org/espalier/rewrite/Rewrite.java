package org.espalier.rewrite;

import org.espalier.symbol.Symbol;

/**
 * Anything that turns a program into another: a {@link Rule}, {@link Edits} of named places, a {@link Patch}, a {@link
 * Diff}. What takes a rewrite takes all of them.
 */
public interface Rewrite {
    /**
     * Returns the program that {@code tree} becomes; {@code tree} itself if nothing changed.
     *
     * @throws org.espalier.symbol.SymbolException if the result would not be valid; lists all problems
     */
    <T> Symbol<T> apply(Symbol<T> tree);
}
