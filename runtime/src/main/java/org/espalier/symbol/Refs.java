package org.espalier.symbol;

import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/**
 * Values that come from elsewhere in a tree: where its references lead, which are broken, and the tree with the values
 * in place.
 *
 * <p>All of it works on trees with undecided values too. A reference whose target depends on a decision is neither broken
 * nor replaced: it is found when a child is made.
 */
public final class Refs {
    private Refs() {}

    /**
     * Returns the problems of the references of a tree, in tree order: those that lead nowhere, with the nodes that were
     * asked, and those that lead back to themselves, with the whole cycle. Empty if all is well.
     */
    public static List<Violation> problems(Symbol<?> root) {
        return root.hasRef() ? RefOrder.of(root).problems() : List.of();
    }

    /**
     * Returns the place that each reference leads to, by the place of the reference: those that others depend on come
     * first. References without a target that is known yet, or with nothing but a default, are left out.
     *
     * @throws SymbolException if a reference leads nowhere or back to itself; lists all problems
     */
    public static Map<Path, Path> targets(Symbol<?> root) {
        return root.hasRef() ? RefOrder.of(root).targets() : Map.of();
    }

    /**
     * Returns the tree in which every {@link Ref} is replaced by a copy of its target; {@code root} itself if it has none.
     * Chains of references are followed.
     *
     * @throws SymbolException if a reference leads nowhere or back to itself, or its target does not fit where it
     *     stands; lists all problems
     */
    public static <T> Symbol<T> inline(Symbol<T> root) {
        return Resolution.inline(root);
    }

    /**
     * Returns the tree in which references to plain values and calls of plain values are replaced by what they come to;
     * {@code root} itself if it has none. What remains is what a value cannot show: references to objects, which are
     * shared, calls that make objects or {@linkplain SymbolFunction.Builder#impure() depend on more than their
     * arguments}, and whatever depends on an open decision.
     *
     * @throws SymbolException if a reference leads nowhere or back to itself, a function throws, or a value does not fit
     *     where it stands; lists all problems
     */
    public static <T> Symbol<T> resolved(Symbol<T> root) {
        return Resolution.resolve(root);
    }
}
