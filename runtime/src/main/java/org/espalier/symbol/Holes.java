package org.espalier.symbol;

import java.util.List;
import java.util.Optional;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;

/**
 * What is missing in a partial program, where, and what is expected there.
 *
 * <pre>{@code
 * Symbol<Conv> partial = CONV.symbol(hole(), 3);
 * Holes.in(partial);                 // filters: expected int in [1, inf), found nothing. Set it with with("filters", ...)
 * partial.with("filters", 16);       // complete
 * }</pre>
 */
public final class Holes {
    private static final String ANYTHING = "a value";

    private Holes() {}

    /** Returns one entry for each hole of {@code tree}, in the order of the tree; empty if nothing is missing. */
    public static List<Violation> in(Symbol<?> tree) {
        return Cursor.of(tree).descendants(Hole::isMissing).map(Holes::missing).toList();
    }

    /**
     * Returns {@code tree}, which is complete.
     *
     * @throws SymbolException if something is missing; lists all holes
     */
    public static <T> Symbol<T> requireNone(Symbol<T> tree) {
        if (tree.hasHole()) {
            throw new SymbolException("Program", in(tree));
        }
        return tree;
    }

    private static Violation missing(Cursor cursor) {
        String expected = spec(cursor).map(ValueSpec::toString).orElse(ANYTHING);
        String hint = cursor.step().isEmpty() ? "Give a tree" : "Set it with with(\"" + cursor.path() + "\", value)";
        return new Violation(cursor.path(), expected, "nothing", hint);
    }

    /** Returns what the field, list or map around the node of {@code cursor} expects of it; empty if that is unknown. */
    private static Optional<ValueSpec<?>> spec(Cursor cursor) {
        Optional<Cursor> parent = cursor.parent();
        if (parent.isEmpty() || cursor.step().isEmpty()) {
            return Optional.empty();
        }
        Symbol<?> around = parent.get().node();
        if (around instanceof ObjectSymbol<?> object) {
            int field = object.childAt(cursor.step().get());
            return Optional.of(object.type().fields().get(field).spec());
        }
        return spec(parent.get()).flatMap(Holes::element);
    }

    private static Optional<ValueSpec<?>> element(ValueSpec<?> spec) {
        if (spec instanceof OptionalSpec<?> optional) {
            return element(optional.inner());
        }
        if (spec instanceof ListSpec<?> list) {
            return Optional.of(list.element());
        }
        return spec instanceof MapSpec<?> map ? Optional.of(map.value()) : Optional.empty();
    }
}
