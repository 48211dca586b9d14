package org.espalier.symbol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/** References of a finished tree: which are broken, and the tree with every reference replaced by what it points to. */
public final class Refs {
    private Refs() {}

    /**
     * Returns the tree in which every {@link Ref} is replaced by a copy of its target; {@code root} itself if it has none.
     * Chains of references are followed.
     *
     * @throws SymbolException if a reference has no target, or refers to itself through others; lists all problems
     */
    public static <T> Symbol<T> inline(Symbol<T> root) {
        if (!root.hasRef()) {
            return root;
        }
        List<Violation> problems = new ArrayList<>();
        Symbol<?> inlined = inline(root, root, Path.ROOT, Set.of(), problems);
        if (!problems.isEmpty()) {
            throw new SymbolException("References", problems);
        }
        @SuppressWarnings("unchecked") // a tree and its inlined form build the same
        Symbol<T> typed = (Symbol<T>) inlined;
        return typed;
    }

    private static Symbol<?> inline(Symbol<?> root, Symbol<?> node, Path at, Set<Path> open, List<Violation> problems) {
        if (!node.hasRef()) {
            return node;
        }
        if (node instanceof Ref<?> ref) {
            return target(root, ref, at, open, problems);
        }
        List<Symbol<?>> children = new ArrayList<>(node.children().size());
        for (int i = 0; i < node.children().size(); i++) {
            children.add(inline(root, node.children().get(i), at.child(node.stepTo(i)), open, problems));
        }
        return node.withChildren(children);
    }

    private static Symbol<?> target(Symbol<?> root, Ref<?> ref, Path at, Set<Path> open, List<Violation> problems) {
        Path target = ref.resolve(root, at).orElse(null);
        if (target == null) {
            problems.add(new Violation(
                    at,
                    "a reference to an existing place",
                    "'" + ref.target() + "'",
                    "Paths are looked up from the nearest enclosing node"));
            return ref;
        }
        if (open.contains(at) || at.startsWith(target)) {
            problems.add(Violation.of(at, "a reference that does not lead back to itself", "'" + ref.target() + "'"));
            return ref;
        }
        Set<Path> deeper = new LinkedHashSet<>(open);
        deeper.add(at);
        return inline(root, root.at(target), target, deeper, problems);
    }
}
