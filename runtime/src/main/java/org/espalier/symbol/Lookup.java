package org.espalier.symbol;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.internal.Lists;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;

/** Finding and replacing nodes by path, and saying why there is none. */
public final class Lookup {
    private Lookup() {}

    static Optional<Symbol<?>> find(Symbol<?> root, Path path) {
        Symbol<?> node = root;
        for (Step step : path.steps()) {
            int child = node.childAt(step);
            if (child < 0) {
                return Optional.empty();
            }
            node = node.children().get(child);
        }
        return Optional.of(node);
    }

    static Symbol<?> at(Symbol<?> root, Path path) {
        Symbol<?> node = root;
        Path at = Path.ROOT;
        for (Step step : path.steps()) {
            int child = node.childAt(step);
            if (child < 0) {
                throw new SymbolException("Path", List.of(missing(node, at, step)));
            }
            node = node.children().get(child);
            at = at.child(step);
        }
        return node;
    }

    static <T> Symbol<T> with(Symbol<T> root, Path path, Symbol<?> value) {
        if (path.isRoot()) {
            @SuppressWarnings("unchecked") // replacing the root replaces what is built
            Symbol<T> replaced = root.equals(value) ? root : (Symbol<T>) value;
            return replaced;
        }
        return with(root, Path.ROOT, path.steps(), value);
    }

    private static <T> Symbol<T> with(Symbol<T> node, Path at, List<Step> steps, Symbol<?> value) {
        Step step = steps.get(at.depth());
        int child = node.childAt(step);
        if (child < 0) {
            throw new SymbolException("Path", List.of(missing(node, at, step)));
        }
        Symbol<?> before = node.children().get(child);
        Path below = at.child(step);
        Symbol<?> after = below.depth() < steps.size()
                ? with(before, below, steps, value)
                : before.equals(value) ? before : value;
        try {
            return node.withChildren(Lists.with(node.children(), child, after));
        } catch (SymbolException e) {
            throw at.isRoot()
                    ? e
                    : new SymbolException(
                            "Tree",
                            e.violations().stream().map(v -> v.under(at)).toList());
        }
    }

    /** Returns the problem that there is no {@code step} below {@code node}, which stands at {@code at}. */
    public static Violation missing(Symbol<?> node, Path at, Step step) {
        List<String> steps = IntStream.range(0, Math.min(node.children().size(), 30))
                .mapToObj(i -> Path.ROOT.child(node.stepTo(i)).toString())
                .toList();
        String expected = steps.isEmpty()
                ? "nothing below " + SymbolText.compact(node, 60)
                : "one of " + String.join(", ", steps);
        String found = Path.ROOT.child(step).toString();
        String hint = step instanceof Step.Key
                ? Texts.nearest(found, steps).map(s -> "Maybe '" + s + "'?").orElse("")
                : "";
        return new Violation(at.child(step), expected, "'" + found + "'", hint);
    }
}
