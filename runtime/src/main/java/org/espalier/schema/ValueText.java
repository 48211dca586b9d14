package org.espalier.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.espalier.schema.ValueSpec.BoolSpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.FrozenSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.UnionSpec;
import org.jspecify.annotations.Nullable;

/** Reads plain values that were written as text, in the way that a spec asks for: {@code 3}, {@code 0.5}, {@code 8:16:32}. */
public final class ValueText {
    private ValueText() {}

    /**
     * Returns the value that {@code text} stands for; empty if it does not look like one of that kind. The value itself is not
     * judged. Elements of a list stand between colons.
     *
     * @param unescape turns a scalar as it is written into the scalar that is meant
     */
    public static Optional<Object> read(String text, ValueSpec<?> spec, UnaryOperator<String> unescape) {
        try {
            if (spec instanceof UnionSpec<?> union) {
                return union.alternatives().stream()
                        .map(alternative -> read(text, alternative, unescape).filter(alternative::accepts))
                        .flatMap(Optional::stream)
                        .findFirst();
            }
            if (spec instanceof ListSpec<?> lists) {
                return list(text, lists, unescape);
            }
            ValueSpec<?> inner = inner(spec);
            return inner == null
                    ? Optional.ofNullable(scalar(unescape.apply(text), spec))
                    : read(text, inner, unescape);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable ValueSpec<?> inner(ValueSpec<?> spec) {
        if (spec instanceof OptionalSpec<?> optional) {
            return optional.inner();
        }
        if (spec instanceof SatisfyingSpec<?> satisfying) {
            return satisfying.inner();
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return converting.inner();
        }
        return spec instanceof FrozenSpec<?> frozen ? frozen.inner() : null;
    }

    private static Optional<Object> list(String text, ListSpec<?> spec, UnaryOperator<String> unescape) {
        List<Object> elements = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            Optional<Object> element = read(part, spec.element(), unescape);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return Optional.of(elements);
    }

    private static @Nullable Object scalar(String text, ValueSpec<?> spec) {
        if (spec instanceof IntSpec) {
            return Integer.valueOf(text);
        }
        if (spec instanceof LongSpec) {
            return Long.valueOf(text);
        }
        if (spec instanceof FloatSpec) {
            return Double.valueOf(text);
        }
        if (spec instanceof BoolSpec) {
            return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : null;
        }
        if (spec instanceof EnumSpec<?> values) {
            return values.values().stream()
                    .filter(v -> String.valueOf(v instanceof Enum<?> e ? e.name() : v)
                            .equals(text))
                    .findFirst()
                    .orElse(null);
        }
        return text;
    }
}
