package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;

/**
 * Where one reference leads: the enclosing nodes are asked from the inside out.
 *
 * @param found the place it leads to
 * @param pending whether the answer depends on a value that is not decided or not given yet
 * @param around whether the only such place contains the reference itself
 * @param asked the enclosing nodes that were looked at, from the inside out
 */
record RefSearch(Optional<Path> found, boolean pending, boolean around, List<Symbol<?>> asked) {
    private static final int MOST_LISTED = 5;

    static RefSearch of(Ref<?> ref, Symbol<?> root, Path at) {
        List<Symbol<?>> above = above(root, at);
        List<Symbol<?>> asked = new ArrayList<>();
        boolean around = false;
        Path scope = at;
        for (int i = above.size() - 1; i >= 0; i--) {
            scope = scope.parent();
            Symbol<?> node = above.get(i);
            if (node instanceof ObjectSymbol<?> object && object.type().isFunction()) {
                continue;
            }
            asked.add(node);
            Reach reach = reach(node, ref.target());
            if (reach == Reach.PENDING) {
                return new RefSearch(Optional.empty(), true, false, asked);
            }
            Path candidate = scope.resolve(ref.target());
            if (reach == Reach.THERE && at.startsWith(candidate)) {
                around = true;
            } else if (reach == Reach.THERE) {
                return new RefSearch(Optional.of(candidate), false, false, asked);
            }
        }
        return new RefSearch(Optional.empty(), false, around, asked);
    }

    private enum Reach {
        THERE,
        NOT_THERE,
        PENDING
    }

    private static Reach reach(Symbol<?> scope, Path target) {
        Symbol<?> node = scope;
        for (Step step : target.steps()) {
            int child = node.childAt(step);
            if (child < 0) {
                // An undecided scope is replaced by its candidate, which has been asked already.
                boolean open = node instanceof Hole || node instanceof Hyper && node != scope;
                return open ? Reach.PENDING : Reach.NOT_THERE;
            }
            node = node.children().get(child);
        }
        return Reach.THERE;
    }

    private static List<Symbol<?>> above(Symbol<?> root, Path at) {
        List<Symbol<?>> above = new ArrayList<>(at.depth());
        Symbol<?> node = root;
        for (Step step : at.steps()) {
            above.add(node);
            node = node.children().get(node.childAt(step));
        }
        return above;
    }

    /** Returns what is wrong with {@code ref}, which leads nowhere. */
    Violation problem(Ref<?> ref, Path at) {
        if (around) {
            return Violation.of(
                    at, "a reference that does not lead back to itself", "'" + ref.target() + "', which contains it");
        }
        if (!ref.isInherited()) {
            return new Violation(
                    at,
                    "a reference to an existing place",
                    "'" + ref.target() + "'",
                    "Paths are looked up from the nearest enclosing node");
        }
        return new Violation(
                at,
                "an enclosing object or map with '" + ref.target() + "'",
                askedNames(),
                "Add the field further out, or give a default with otherwise(...)");
    }

    private String askedNames() {
        List<String> names = asked.stream()
                .filter(node -> node instanceof ObjectSymbol || node instanceof MapSymbol)
                .map(node ->
                        node instanceof ObjectSymbol<?> object ? object.type().name() : "a map")
                .toList();
        String listed = String.join(" in ", names.size() > MOST_LISTED ? names.subList(0, MOST_LISTED) : names);
        return names.isEmpty() ? "nothing around it" : listed + (names.size() > MOST_LISTED ? " in ..." : "");
    }
}
