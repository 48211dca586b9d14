package org.espalier.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.TextSpec;

/**
 * Makes specs stricter whose kind is not known in the code: what annotations and the Kotlin words for constraints are made
 * of. A limit reaches inside {@link OptionalSpec}s: {@code null} stays allowed.
 *
 * <p>Every method throws an {@link IllegalArgumentException} if the limit is not one for that kind of values, and says which
 * kind it is for.
 */
public final class Limits {
    private Limits() {}

    /**
     * An interval of real numbers.
     *
     * @param min the lower end, {@code -inf} if there is none
     * @param max the upper end, {@code inf} if there is none
     * @param minExcluded whether the lower end itself is outside
     * @param maxExcluded whether the upper end itself is outside
     */
    public record Interval(double min, double max, boolean minExcluded, boolean maxExcluded) {
        /** @throws IllegalArgumentException unless {@code min <= max} */
        public Interval {
            if (!(min <= max)) {
                throw new IllegalArgumentException("range: expected min <= max, found [" + min + ", " + max + "]");
            }
        }

        /** Returns the interval {@code [min, max]}. */
        public static Interval closed(double min, double max) {
            return new Interval(min, max, false, false);
        }

        private long first() {
            double up = Math.ceil(min);
            return (long) up + (minExcluded && up == min ? 1 : 0);
        }

        private long last() {
            double down = Math.floor(max);
            return (long) down - (maxExcluded && down == max ? 1 : 0);
        }
    }

    /** Returns the spec of numbers that fit {@code spec} and lie in {@code interval}. */
    public static <V> ValueSpec<V> range(ValueSpec<V> spec, Interval interval) {
        return inside(spec, s -> {
            if (s instanceof IntSpec ints) {
                long first = Math.max(ints.min(), interval.first());
                long last = Math.min(ints.max(), interval.last());
                Ranges.requireOrdered(first, last);
                return new IntSpec((int) first, (int) last);
            }
            if (s instanceof LongSpec longs) {
                return new LongSpec(Math.max(longs.min(), interval.first()), Math.min(longs.max(), interval.last()));
            }
            if (s instanceof FloatSpec floats) {
                return narrowed(floats, interval);
            }
            throw unfit("a range is for numbers", s);
        });
    }

    private static FloatSpec narrowed(FloatSpec spec, Interval interval) {
        boolean low = interval.min > spec.min() || interval.min == spec.min() && interval.minExcluded;
        boolean high = interval.max < spec.max() || interval.max == spec.max() && interval.maxExcluded;
        return new FloatSpec(
                low ? interval.min : spec.min(),
                high ? interval.max : spec.max(),
                low ? interval.minExcluded : spec.minExcluded(),
                high ? interval.maxExcluded : spec.maxExcluded());
    }

    /**
     * Returns the spec of texts that {@code regex} matches as a whole.
     *
     * @param meaning what the pattern asks for, in words; empty if it speaks for itself
     */
    public static <V> ValueSpec<V> matching(ValueSpec<V> spec, String regex, String meaning) {
        return inside(spec, s -> {
            if (s instanceof TextSpec) {
                return new TextSpec(Optional.of(regex), meaning);
            }
            throw unfit("a pattern is for texts", s);
        });
    }

    /** Returns the spec of those of {@code values} that fit {@code spec}; all of them must. */
    public static <V> ValueSpec<V> among(ValueSpec<V> spec, List<?> values) {
        return inside(spec, s -> {
            for (Object value : values) {
                if (!s.accepts(value)) {
                    throw new IllegalArgumentException("expected " + s + ", found " + value);
                }
            }
            return new EnumSpec<>(values);
        });
    }

    /** Returns the spec of lists or maps with {@code [min, max]} elements. */
    public static <V> ValueSpec<V> sized(ValueSpec<V> spec, int min, int max) {
        return inside(spec, s -> {
            if (s instanceof ListSpec<?> lists) {
                return lists.sized(Math.max(min, lists.minSize()), Math.min(max, lists.maxSize()));
            }
            if (s instanceof MapSpec<?> maps) {
                return maps.sized(Math.max(min, maps.minSize()), Math.min(max, maps.maxSize()));
            }
            throw unfit("a size is for lists and maps", s);
        });
    }

    /** Returns the spec of maps with keys that {@code regex} matches as a whole. */
    public static <V> ValueSpec<V> keys(ValueSpec<V> spec, String regex) {
        return inside(spec, s -> {
            if (s instanceof MapSpec<?> maps) {
                return maps.keys(regex);
            }
            throw unfit("a pattern of keys is for maps", s);
        });
    }

    /** Returns the spec of lists or maps whose elements fit what {@code change} makes of their present spec. */
    public static <V> ValueSpec<V> each(ValueSpec<V> spec, UnaryOperator<ValueSpec<?>> change) {
        return inside(spec, s -> {
            if (s instanceof ListSpec<?> lists) {
                return new ListSpec<>(change.apply(lists.element()), lists.minSize(), lists.maxSize());
            }
            if (s instanceof MapSpec<?> maps) {
                return new MapSpec<>(change.apply(maps.value()), maps.keyPattern(), maps.minSize(), maps.maxSize());
            }
            throw unfit("a limit of elements is for lists and maps", s);
        });
    }

    /** Returns {@code spec} with the spec inside its optional, tested and converted layers changed. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a limit keeps the type of the values
    private static <V> ValueSpec<V> inside(ValueSpec<V> spec, UnaryOperator<ValueSpec<?>> change) {
        if (spec instanceof OptionalSpec<V> optional) {
            return inside(optional.inner(), change).optional();
        }
        if (spec instanceof SatisfyingSpec<V> satisfying) {
            return inside(satisfying.inner(), change).satisfying(satisfying.expectation(), satisfying.test());
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return new ConvertingSpec(inside(converting.inner(), change), converting.from(), converting.conversion());
        }
        return (ValueSpec<V>) change.apply(spec);
    }

    private static IllegalArgumentException unfit(String what, ValueSpec<?> spec) {
        return new IllegalArgumentException(what + ", found " + spec);
    }
}
