package org.espalier.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/** Puts the values of references and calls in their places. Every reference is read in the tree as it was given. */
final class Resolution {
    private final Symbol<?> root;
    private final boolean copies;
    /** What stands for each reference, by its place. */
    private final Map<Path, Symbol<?>> values = new HashMap<>();

    private final List<Violation> problems = new ArrayList<>();

    /** @param copies whether references become copies of their targets, of whatever kind; otherwise plain values only */
    private Resolution(Symbol<?> root, boolean copies) {
        this.root = root;
        this.copies = copies;
    }

    static <T> Symbol<T> inline(Symbol<T> root) {
        return root.hasRef() ? run(root, new Resolution(root, true)) : root;
    }

    static <T> Symbol<T> resolve(Symbol<T> root) {
        return root.hasRef() || root.hasCall() ? run(root, new Resolution(root, false)) : root;
    }

    private static <T> Symbol<T> run(Symbol<T> root, Resolution resolution) {
        Refs.targets(root).forEach((at, target) -> {
            Symbol<?> value = resolution.node(root.at(target), target);
            if (resolution.copies || isPlain(value)) {
                resolution.values.put(at, value);
            }
        });
        resolution.problems.clear(); // each is found again, once, in its own place
        Symbol<?> result = resolution.node(root, Path.ROOT);
        if (!resolution.problems.isEmpty()) {
            throw new SymbolException("Values of the tree", resolution.problems);
        }
        @SuppressWarnings("unchecked") // a tree and its resolved form build the same
        Symbol<T> typed = (Symbol<T>) result;
        return typed;
    }

    private Symbol<?> node(Symbol<?> node, Path at) {
        if (node instanceof Ref<?> ref) {
            return value(ref, at);
        }
        if (!node.hasRef() && (copies || !node.hasCall())) {
            return node;
        }
        List<Symbol<?>> children = new ArrayList<>(node.children().size());
        for (int i = 0; i < node.children().size(); i++) {
            children.add(node(node.children().get(i), at.child(node.stepTo(i))));
        }
        try {
            Symbol<?> result = node.withChildren(children);
            return !copies && result instanceof ObjectSymbol<?> call ? called(call, at) : result;
        } catch (SymbolException e) {
            e.violations().forEach(violation -> problems.add(violation.under(at)));
            return node;
        }
    }

    private Symbol<?> value(Ref<?> ref, Path at) {
        Symbol<?> known = values.get(at);
        if (known != null) {
            return known;
        }
        Optional<? extends Symbol<?>> fallback = ref.fallback();
        return fallback.isPresent() && isUnanswered(ref, at) ? fallback.get() : ref;
    }

    private boolean isUnanswered(Ref<?> ref, Path at) {
        RefSearch search = RefSearch.of(ref, root, at);
        return search.found().isEmpty() && !search.pending();
    }

    /** Returns the value of a call if its arguments are plain, the function needs no more, and it returns a plain value. */
    private Symbol<?> called(ObjectSymbol<?> call, Path at) {
        if (!call.type().isPureCall() || !call.children().stream().allMatch(Resolution::isPlain)) {
            return call;
        }
        try {
            Object value = call.type().constructor().apply(FieldArgs.of(call));
            return PlainValue.lift(value).orElse(call);
        } catch (SymbolException e) {
            e.violations().forEach(violation -> problems.add(violation.under(at)));
        } catch (RuntimeException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            problems.add(Violation.of(
                    at,
                    "arguments that " + call.type().name() + " accepts",
                    SymbolText.compact(call, 200) + ", which answered: " + message));
        }
        return call;
    }

    private static boolean isPlain(Symbol<?> node) {
        if (node instanceof ListSymbol || node instanceof MapSymbol) {
            return node.children().stream().allMatch(Resolution::isPlain);
        }
        return node instanceof Literal;
    }
}
