package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;

/** Puts changed children back into their nodes, noting what does not fit instead of stopping at it. */
final class Rebuild {
    private final List<Violation> violations = new ArrayList<>();

    /** Returns {@code node} with {@code children}; {@code node} itself, after a note, if they do not fit. */
    Symbol<?> withChildren(Symbol<?> node, List<Symbol<?>> children, Path at) {
        return withChildren(node, children, () -> at);
    }

    /** As the other method of this name, for places whose path is not known yet. */
    Symbol<?> withChildren(Symbol<?> node, List<Symbol<?>> children, Supplier<Path> at) {
        try {
            return node.withChildren(children);
        } catch (SymbolException e) {
            Path path = at.get();
            e.violations().forEach(violation -> violations.add(violation.under(path)));
            return node;
        }
    }

    void reject(Violation violation) {
        violations.add(violation);
    }

    /** Returns {@code result}; throws if anything was noted. */
    @SuppressWarnings("unchecked") // an edited tree builds what the tree built
    <T> Symbol<T> finish(Symbol<?> result) {
        if (!violations.isEmpty()) {
            throw new SymbolException("Edited tree", violations);
        }
        return (Symbol<T>) result;
    }
}
