package org.espalier.symbol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that a tree can show: numbers, texts, booleans, constants, nothing, and lists and maps of these. */
final class PlainValue {
    private PlainValue() {}

    /** Returns the node of {@code value}; empty if it is an object or has one in it. */
    static Optional<Symbol<?>> lift(@Nullable Object value) {
        return isPlain(value) ? Optional.of(Symbols.lift(value)) : Optional.empty();
    }

    private static boolean isPlain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(PlainValue::isPlain);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(PlainValue::isPlain);
        }
        return value == null
                || value instanceof Number
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Enum<?>;
    }

    /** Returns the value that a plain node builds. */
    static @Nullable Object of(Symbol<?> node) {
        if (node instanceof ListSymbol<?> list) {
            return java.util.Collections.unmodifiableList(java.util.Arrays.asList(
                    list.children().stream().map(PlainValue::of).toArray()));
        }
        if (node instanceof MapSymbol<?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.entries().forEach((key, value) -> entries.put(key, of(value)));
            return java.util.Collections.unmodifiableMap(entries);
        }
        return node instanceof Literal<?> literal ? literal.value() : node;
    }
}
