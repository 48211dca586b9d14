package org.espalier.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espalier.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be like. A closed set of immutable values; {@link Object#toString()} is the notation used in messages.
 *
 * <p>{@link #accepts} judges plain values. How tree nodes are judged (a list node against a {@link ListSpec}, a choice
 * against anything) is told in {@code org.espalier.symbol}.
 *
 * @param <V> the Java type of the values
 */
public sealed interface ValueSpec<V> {
    /** Returns whether a plain value is allowed; {@code null} only where a spec says so. */
    boolean accepts(@Nullable Object value);

    /** Returns this spec with {@code null} allowed as well. */
    default OptionalSpec<V> optional() {
        return new OptionalSpec<>(this);
    }

    /** True or false. */
    record BoolSpec() implements ValueSpec<Boolean> {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof Boolean;
        }

        @Override
        public String toString() {
            return "bool";
        }
    }

    /** A 32-bit integer in {@code [min, max]}. */
    record IntSpec(int min, int max) implements ValueSpec<Integer> {
        /** @throws IllegalArgumentException if {@code min > max} */
        public IntSpec {
            Ranges.requireOrdered(min, max);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof Integer i && i >= min && i <= max;
        }

        /** Returns this spec with the lower bound raised to {@code bound}. */
        public IntSpec atLeast(int bound) {
            return new IntSpec(Math.max(min, bound), max);
        }

        /** Returns this spec with the upper bound lowered to {@code bound}. */
        public IntSpec atMost(int bound) {
            return new IntSpec(min, Math.min(max, bound));
        }

        @Override
        public String toString() {
            return "int" + Ranges.ints(min, max, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    /** A 64-bit integer in {@code [min, max]}. */
    record LongSpec(long min, long max) implements ValueSpec<Long> {
        /** @throws IllegalArgumentException if {@code min > max} */
        public LongSpec {
            Ranges.requireOrdered(min, max);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof Long l && l >= min && l <= max;
        }

        @Override
        public String toString() {
            return "long" + Ranges.ints(min, max, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    /**
     * A real number in {@code [min, max]}, the ends excluded where asked. Integers are taken as reals. NaN is never
     * allowed.
     */
    record FloatSpec(double min, double max, boolean minExcluded, boolean maxExcluded) implements ValueSpec<Double> {
        /** @throws IllegalArgumentException unless {@code min <= max} */
        public FloatSpec {
            if (!(min <= max)) {
                throw new IllegalArgumentException("range: expected min <= max, found [" + min + ", " + max + "]");
            }
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof Double d
                    && (minExcluded ? d > min : d >= min)
                    && (maxExcluded ? d < max : d <= max);
        }

        /** Returns this spec with values in {@code [bound, inf)} only. */
        public FloatSpec atLeast(double bound) {
            return new FloatSpec(bound, max, false, maxExcluded);
        }

        /** Returns this spec with values in {@code (-inf, bound]} only. */
        public FloatSpec atMost(double bound) {
            return new FloatSpec(min, bound, minExcluded, false);
        }

        /** Returns this spec with values in {@code (bound, inf)} only. */
        public FloatSpec above(double bound) {
            return new FloatSpec(bound, max, true, maxExcluded);
        }

        /** Returns this spec with values in {@code (-inf, bound)} only. */
        public FloatSpec below(double bound) {
            return new FloatSpec(min, bound, minExcluded, true);
        }

        @Override
        public String toString() {
            return "float" + Ranges.floats(this);
        }
    }

    /** A text; if there is a pattern, one that it matches as a whole. */
    record TextSpec(Optional<String> pattern) implements ValueSpec<String> {
        /** @throws java.util.regex.PatternSyntaxException if the pattern is not a regular expression */
        public TextSpec {
            pattern.ifPresent(Pattern::compile);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof String s && (pattern.isEmpty() || Pattern.matches(pattern.get(), s));
        }

        @Override
        public String toString() {
            return "text" + pattern.map(p -> " matching " + p).orElse("");
        }
    }

    /** One of the listed values, compared by equality: texts, numbers or constants of an enum. */
    record EnumSpec<V>(List<V> values) implements ValueSpec<V> {
        /** @throws IllegalArgumentException if no value is listed */
        public EnumSpec {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values: expected at least 1, found none");
            }
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null && values.contains(value);
        }

        @Override
        public String toString() {
            return values.stream()
                    .map(v -> v instanceof String s ? Texts.quote(s) : String.valueOf(v))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
    }

    /** A list of {@code minSize} to {@code maxSize} elements, each fitting {@code element}. */
    record ListSpec<E>(ValueSpec<E> element, int minSize, int maxSize) implements ValueSpec<List<E>> {
        /** @throws IllegalArgumentException if {@code minSize > maxSize} */
        public ListSpec {
            Ranges.requireOrdered(minSize, maxSize);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof List<?> list
                    && acceptsSize(list.size())
                    && list.stream().allMatch(element::accepts);
        }

        /** Returns whether a list may have {@code size} elements. */
        public boolean acceptsSize(int size) {
            return size >= minSize && size <= maxSize;
        }

        /** Returns this spec for lists of {@code [min, max]} elements. */
        public ListSpec<E> sized(int min, int max) {
            return new ListSpec<>(element, min, max);
        }

        @Override
        public String toString() {
            return "list of " + element + Ranges.sizes(minSize, maxSize);
        }
    }

    /** A map from texts to values that fit {@code value}. */
    record MapSpec<V>(ValueSpec<V> value) implements ValueSpec<Map<String, V>> {
        @Override
        public boolean accepts(@Nullable Object candidate) {
            return candidate instanceof Map<?, ?> map
                    && map.entrySet().stream()
                            .allMatch(e -> e.getKey() instanceof String && value.accepts(e.getValue()));
        }

        @Override
        public String toString() {
            return "map of " + value;
        }
    }

    /** An object of a Java class, or of a symbol type. */
    record ObjectSpec<V>(Kind kind) implements ValueSpec<V> {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null && kind.isInstance(value);
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    /** A value that fits at least one of the alternatives. */
    record UnionSpec<V>(List<ValueSpec<? extends V>> alternatives) implements ValueSpec<V> {
        /** @throws IllegalArgumentException if there is no alternative */
        public UnionSpec {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("alternatives: expected at least 1, found none");
            }
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return alternatives.stream().anyMatch(a -> a.accepts(value));
        }

        @Override
        public String toString() {
            return alternatives.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        }
    }

    /** {@code null}, or a value that fits {@code inner}. */
    record OptionalSpec<V>(ValueSpec<V> inner) implements ValueSpec<V> {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value == null || inner.accepts(value);
        }

        @Override
        public OptionalSpec<V> optional() {
            return this;
        }

        @Override
        public String toString() {
            return inner + " or none";
        }
    }

    /** Anything. */
    record AnySpec() implements ValueSpec<Object> {
        @Override
        public boolean accepts(@Nullable Object value) {
            return true;
        }

        @Override
        public String toString() {
            return "anything";
        }
    }
}
