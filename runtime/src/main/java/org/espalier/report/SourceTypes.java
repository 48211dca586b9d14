package org.espalier.report;

import java.util.List;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.hyper.Permutate;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.BoolSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.TextSpec;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Which arguments a compiler accepts in a typed call, as far as specs tell; fields are set by name where there is doubt.
 */
final class SourceTypes {
    private SourceTypes() {}

    /** Whether a call with the fields of {@code node} in order compiles. */
    static boolean accepts(ObjectSymbol<?> node) {
        for (int i = 0; i < node.children().size(); i++) {
            if (!accepts(node.children().get(i), node.type().fields().get(i).spec())) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(Symbol<?> node, ValueSpec<?> declared) {
        ValueSpec<?> spec = declared instanceof OptionalSpec<?> optional ? optional.inner() : declared;
        if (node instanceof Literal<?> literal) {
            return accepts(literal.value(), spec);
        }
        if (node instanceof ListSymbol<?> list) {
            return spec instanceof ListSpec<?> lists && list.length() > 0 && acceptsAll(list.children(), lists);
        }
        if (node instanceof OneOf<?>) {
            return node.children().stream().allMatch(c -> !(c instanceof ListSymbol) && accepts(c, spec));
        }
        if (node instanceof ManyOf<?> || node instanceof Permutate<?>) {
            return spec instanceof ListSpec<?> lists && acceptsAll(node.children(), lists);
        }
        return node instanceof ObjectSymbol<?> && spec instanceof ObjectSpec
                || node instanceof FloatV && spec instanceof FloatSpec
                || node instanceof IntV && spec instanceof IntSpec;
    }

    private static boolean acceptsAll(List<Symbol<?>> nodes, ListSpec<?> spec) {
        return nodes.stream().allMatch(n -> !(n instanceof ListSymbol) && accepts(n, spec.element()));
    }

    private static boolean accepts(@Nullable Object value, ValueSpec<?> spec) {
        return value instanceof Integer && spec instanceof IntSpec
                || value instanceof Long && spec instanceof LongSpec
                || value instanceof Double && spec instanceof FloatSpec
                || value instanceof Boolean && spec instanceof BoolSpec
                || value instanceof String && (spec instanceof TextSpec || spec instanceof EnumSpec)
                || value instanceof Enum && spec instanceof EnumSpec;
    }

    /** Whether a node is written as a plain value: nothing in it is a node by itself. */
    static boolean isPlain(Symbol<?> node) {
        return node instanceof Literal<?> literal && !literal.isNone()
                || node instanceof ListSymbol<?> && areValues(node.children());
    }

    /** Whether all nodes are written as plain values. */
    static boolean areValues(List<Symbol<?>> nodes) {
        return nodes.stream().allMatch(SourceTypes::isPlain);
    }
}
