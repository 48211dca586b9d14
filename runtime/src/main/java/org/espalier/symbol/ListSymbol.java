package org.espalier.symbol;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/**
 * A list of nodes; builds a {@code List<E>}.
 *
 * @param <E> what the elements build
 */
public final class ListSymbol<E> extends Composite implements Symbol<List<E>>, Iterable<Symbol<?>> {
    ListSymbol(Symbol<?>[] nodes) {
        super(nodes);
    }

    /** Returns the list of {@code elements}. */
    public static <E> ListSymbol<E> of(List<? extends Symbol<? extends E>> elements) {
        return new ListSymbol<>(elements.toArray(Symbol<?>[]::new));
    }

    /** Returns the number of elements. */
    public int length() {
        return nodes.length;
    }

    /**
     * Returns element {@code index}.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not in {@code [0, length())}
     */
    public Symbol<?> get(int index) {
        return nodes[index];
    }

    @Override
    public Iterator<Symbol<?>> iterator() {
        return children().iterator();
    }

    @Override
    public Step stepTo(int index) {
        return new Step.Index(index);
    }

    @Override
    public int childAt(Step step) {
        return step instanceof Step.Index i && i.value() < nodes.length ? i.value() : -1;
    }

    @Override
    public ListSymbol<E> withChildren(List<? extends Symbol<?>> children) {
        Symbol<?>[] copy = changed(children);
        return copy == null ? this : new ListSymbol<>(copy);
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitList(this);
    }

    @Override
    int contentHash() {
        return 31 * Arrays.hashCode(nodes) + 7;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ListSymbol<?> that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(nodes, that.nodes);
    }
}
