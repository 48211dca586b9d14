package org.espalier.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espalier.internal.Checks;
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

    /**
     * Returns this spec for those values only that pass {@code test}.
     *
     * <p>Plain values are judged wherever they are set: numbers, texts, lists and maps of such. Objects that a tree
     * describes are judged when they are built.
     *
     * @param expectation what the test asks for, as messages shall say it: {@code even}
     * @param test pure; asked only about values that fit this spec, never about {@code null}
     * @throws IllegalArgumentException if {@code expectation} is blank
     */
    default SatisfyingSpec<V> satisfying(String expectation, Predicate<? super V> test) {
        return new SatisfyingSpec<>(this, expectation, test);
    }

    /**
     * Returns this spec with values of class {@code from} taken as well: they are converted when they are set.
     *
     * @param conversion pure; what it throws is reported as a problem of the value
     */
    default <S> ConvertingSpec<V, S> converting(Class<S> from, Function<? super S, ? extends V> conversion) {
        return new ConvertingSpec<>(this, from, conversion);
    }

    /** Returns the spec of the one value {@code value}: a plain value or a tree that fits this spec. */
    default FrozenSpec<V> frozen(@Nullable Object value) {
        return new FrozenSpec<>(this, value);
    }

    /**
     * Returns whether whatever fits {@code narrower} also fits this spec, as far as that can be told: of two different
     * patterns or predicates neither includes the other.
     */
    default boolean includes(ValueSpec<?> narrower) {
        return Inclusion.includes(this, narrower);
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

    /**
     * A text; if there is a pattern, one that it matches as a whole.
     *
     * @param meaning what the pattern asks for, in words; empty if it speaks for itself
     */
    record TextSpec(Optional<String> pattern, String meaning) implements ValueSpec<String> {
        /** @throws java.util.regex.PatternSyntaxException if the pattern is not a regular expression */
        public TextSpec {
            pattern.ifPresent(Pattern::compile);
        }

        /** Returns this spec with a pattern that messages explain: {@code text matching [a-z]+, a lower-case word}. */
        public TextSpec meaning(String words) {
            return new TextSpec(pattern, words);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return value instanceof String s && (pattern.isEmpty() || Pattern.matches(pattern.get(), s));
        }

        @Override
        public String toString() {
            return "text" + pattern.map(p -> " matching " + p).orElse("") + (meaning.isEmpty() ? "" : ", " + meaning);
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
            return values.stream().map(Texts::value).collect(Collectors.joining(", ", "one of ", ""));
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

    /**
     * A map of {@code minSize} to {@code maxSize} entries, whose keys match a pattern as a whole, if there is one, and whose
     * values fit {@code value}.
     */
    record MapSpec<V>(ValueSpec<V> value, Optional<String> keyPattern, int minSize, int maxSize)
            implements ValueSpec<Map<String, V>> {
        /**
         * @throws IllegalArgumentException if {@code minSize > maxSize}
         * @throws java.util.regex.PatternSyntaxException if the pattern is not a regular expression
         */
        public MapSpec {
            Ranges.requireOrdered(minSize, maxSize);
            keyPattern.ifPresent(Pattern::compile);
        }

        @Override
        public boolean accepts(@Nullable Object candidate) {
            return candidate instanceof Map<?, ?> map
                    && acceptsSize(map.size())
                    && map.entrySet().stream()
                            .allMatch(e ->
                                    e.getKey() instanceof String key && acceptsKey(key) && value.accepts(e.getValue()));
        }

        /** Returns whether a map may have {@code size} entries. */
        public boolean acceptsSize(int size) {
            return size >= minSize && size <= maxSize;
        }

        /** Returns whether a map may have an entry called {@code key}. */
        public boolean acceptsKey(String key) {
            return keyPattern.isEmpty() || Pattern.matches(keyPattern.get(), key);
        }

        /** Returns this spec for maps of {@code [min, max]} entries. */
        public MapSpec<V> sized(int min, int max) {
            return new MapSpec<>(value, keyPattern, min, max);
        }

        /** Returns this spec for maps with keys that {@code regex} matches as a whole. */
        public MapSpec<V> keys(String regex) {
            return new MapSpec<>(value, Optional.of(regex), minSize, maxSize);
        }

        @Override
        public String toString() {
            return "map of " + value
                    + keyPattern.map(p -> ", keys matching " + p).orElse("") + Ranges.sizes(minSize, maxSize);
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

    /** A value that fits {@code inner} and passes a test. Equal expectations are taken to be equal tests. */
    record SatisfyingSpec<V>(ValueSpec<V> inner, String expectation, Predicate<? super V> test)
            implements ValueSpec<V> {
        /** @throws IllegalArgumentException if {@code expectation} is blank */
        public SatisfyingSpec {
            Checks.notBlank("expectation", expectation);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return inner.accepts(value) && (value == null || passes(value));
        }

        /** Returns whether a value that fits {@code inner} passes the test. */
        @SuppressWarnings("unchecked") // the inner spec has judged the value
        public boolean passes(Object value) {
            return test.test((V) value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SatisfyingSpec<?> that
                    && inner.equals(that.inner)
                    && expectation.equals(that.expectation);
        }

        @Override
        public int hashCode() {
            return Objects.hash(inner, expectation);
        }

        @Override
        public String toString() {
            return inner + ", " + expectation;
        }
    }

    /** A value that fits {@code inner}, or one of class {@code from} that can be converted to such. */
    record ConvertingSpec<V, S>(ValueSpec<V> inner, Class<S> from, Function<? super S, ? extends V> conversion)
            implements ValueSpec<V> {
        @Override
        public boolean accepts(@Nullable Object value) {
            return inner.accepts(value);
        }

        /** Returns the converted value; empty if {@code value} is not of the class to convert. */
        public Optional<Object> convert(@Nullable Object value) {
            return from.isInstance(value) ? Optional.of(conversion.apply(from.cast(value))) : Optional.empty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ConvertingSpec<?, ?> that && inner.equals(that.inner) && from == that.from;
        }

        @Override
        public int hashCode() {
            return Objects.hash(inner, from);
        }

        @Override
        public String toString() {
            return inner + " (also from " + from.getSimpleName() + ")";
        }
    }

    /** One value and no other: plain, a tree, or {@code null}. */
    record FrozenSpec<V>(ValueSpec<V> inner, @Nullable Object value) implements ValueSpec<V> {
        @Override
        public boolean accepts(@Nullable Object candidate) {
            return Objects.equals(value, candidate);
        }

        @Override
        public String toString() {
            return "exactly " + Texts.value(value);
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
