package org.espalier.symbol;

import java.util.List;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/**
 * An immutable description from which a {@code T} can be built: a node of a symbolic tree, with all below it.
 *
 * <p>Trees are compared by content; the hash, the number of nodes and what kinds of nodes are below are computed once,
 * when a node is made. Every operation that edits returns a new tree, or this very object if nothing changed.
 *
 * @param <T> what the tree builds, not what it is
 */
public sealed interface Symbol<T> permits Literal, ListSymbol, MapSymbol, ObjectSymbol, Ref, Hole, Hyper {

    /** Returns whether everything is decided and given: no {@link Hyper} and no {@link Hole} here or below. */
    default boolean isConcrete() {
        return !hasHyper() && !hasHole();
    }

    /** Returns whether a {@link Hyper} is here or below. */
    boolean hasHyper();

    /** Returns whether a {@link Hole} is here or below. */
    boolean hasHole();

    /** Returns whether a {@link Ref} is here or below. */
    boolean hasRef();

    /** Returns whether a call of a {@link SymbolFunction} is here or below. */
    boolean hasCall();

    /**
     * Returns the number of nodes of this tree, this one included; a node that occurs twice counts twice. At most
     * {@link Integer#MAX_VALUE}.
     */
    int size();

    /** Returns the nodes directly below: fields, elements, entries or candidates. */
    List<Symbol<?>> children();

    /** Returns the step that leads to child {@code index}. */
    Step stepTo(int index);

    /** Returns the number of the child that {@code step} leads to; -1 if there is none. */
    int childAt(Step step);

    /**
     * Returns this node with other children; this very object if each is the one that is there.
     *
     * @throws SymbolException if the children do not fit; the message lists all problems
     * @throws IllegalArgumentException if the number of children is not that of this node
     */
    Symbol<T> withChildren(List<? extends Symbol<?>> children);

    /** Calls the method of {@code visitor} for this kind of node. */
    <R> R accept(SymbolVisitor<R> visitor);

    /** Returns the node at {@code path}; empty if there is none. */
    default Optional<Symbol<?>> find(Path path) {
        return Lookup.find(this, path);
    }

    /**
     * Returns the node at {@code path}.
     *
     * @throws SymbolException if there is none; the message says how far the path leads and what is there
     */
    default Symbol<?> at(Path path) {
        return Lookup.at(this, path);
    }

    /**
     * Returns the node at {@code path}, such as {@code "model.layers[3].filters"}.
     *
     * @throws SymbolException if there is none
     * @throws org.espalier.path.PathFormatException if {@code path} is not a path
     */
    default Symbol<?> at(String path) {
        return at(Path.parse(path));
    }

    /**
     * Returns this tree with the node at {@code path} replaced; this very object if an equal node is there already. Only
     * the nodes on the path are new.
     *
     * @param value a tree or a plain value
     * @throws SymbolException if the path does not exist, or the value does not fit there; lists all problems
     */
    default Symbol<T> with(Path path, @Nullable Object value) {
        return Lookup.with(this, path, Symbols.lift(value));
    }

    /**
     * Returns this tree with the node at {@code path}, such as {@code "optimizer.rate"}, replaced.
     *
     * @throws SymbolException if the path does not exist, or the value does not fit there
     * @throws org.espalier.path.PathFormatException if {@code path} is not a path
     */
    default Symbol<T> with(String path, @Nullable Object value) {
        return with(Path.parse(path), value);
    }
}
