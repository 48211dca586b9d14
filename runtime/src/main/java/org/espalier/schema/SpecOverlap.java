package org.espalier.schema;

import java.lang.reflect.Modifier;
import org.espalier.schema.ValueSpec.BoolSpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.FrozenSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.TextSpec;
import org.espalier.schema.ValueSpec.UnionSpec;

/** Whether a value of which only the spec is known may fit another spec. */
public final class SpecOverlap {
    private SpecOverlap() {}

    /**
     * Returns false only if no value that {@code found} allows fits {@code expected}, not even as the real number, the long
     * integer or the constant that means the same.
     */
    public static boolean isPossible(ValueSpec<?> found, ValueSpec<?> expected) {
        if (expected instanceof OptionalSpec<?> optional) {
            return found instanceof OptionalSpec || isPossible(found, optional.inner());
        }
        if (expected instanceof SatisfyingSpec<?> satisfying) {
            return isPossible(found, satisfying.inner());
        }
        if (expected instanceof ConvertingSpec<?, ?> converting) {
            return isPossible(found, Specs.objects(converting.from())) || isPossible(found, converting.inner());
        }
        if (expected instanceof FrozenSpec<?> frozen) {
            return isPossible(found, frozen.inner());
        }
        if (found instanceof SatisfyingSpec<?> satisfying) {
            return isPossible(satisfying.inner(), expected);
        }
        if (found instanceof ConvertingSpec<?, ?> || found instanceof FrozenSpec<?>) {
            return true;
        }
        if (found instanceof OptionalSpec<?> optional) {
            return isPossible(optional.inner(), expected);
        }
        if (expected instanceof UnionSpec<?> union) {
            return union.alternatives().stream().anyMatch(a -> isPossible(found, a));
        }
        if (found instanceof UnionSpec<?> union) {
            return union.alternatives().stream().anyMatch(a -> isPossible(a, expected));
        }
        return isPossibleOf(found, expected);
    }

    private static boolean isPossibleOf(ValueSpec<?> found, ValueSpec<?> expected) {
        if (found instanceof EnumSpec<?> listed) {
            return listed.values().stream().anyMatch(value -> isFitting(value, expected));
        }
        if (expected instanceof EnumSpec<?> listed) {
            return listed.values().stream()
                    .anyMatch(value -> found.accepts(value)
                            || value instanceof Enum<?> constant && found.accepts(constant.name())
                            || !isPlain(found));
        }
        if (found instanceof ListSpec<?> a && expected instanceof ListSpec<?> b) {
            boolean sizes = a.minSize() <= b.maxSize() && b.minSize() <= a.maxSize();
            boolean mayBeEmpty = a.minSize() == 0 && b.minSize() == 0;
            return sizes && (mayBeEmpty || isPossible(a.element(), b.element()));
        }
        if (found instanceof ObjectSpec<?> a && expected instanceof ObjectSpec<?> b) {
            return mayShareObjects(a.kind(), b.kind());
        }
        if (isNumber(found) && isNumber(expected)) {
            return Span.of(found).meets(Span.of(expected));
        }
        return !isPlain(found) || !isPlain(expected) || found.getClass() == expected.getClass();
    }

    private static boolean isNumber(ValueSpec<?> spec) {
        return spec instanceof IntSpec || spec instanceof LongSpec || spec instanceof FloatSpec;
    }

    /** Whether the values of a spec are of one known sort, which no other plain spec allows. */
    private static boolean isPlain(ValueSpec<?> spec) {
        return isNumber(spec)
                || spec instanceof BoolSpec
                || spec instanceof TextSpec
                || spec instanceof ListSpec
                || spec instanceof MapSpec
                || spec instanceof ObjectSpec<?> o && !isForeign(o.kind().javaClass());
    }

    /** Whether numbers, texts, lists or maps may be objects of a class. */
    private static boolean isForeign(Class<?> type) {
        return type.isInterface() || type == Object.class || type == Number.class || type == Enum.class;
    }

    private static boolean isFitting(Object value, ValueSpec<?> spec) {
        if (!isPlain(spec) && !(spec instanceof EnumSpec)) {
            return true;
        }
        return spec.accepts(value)
                || value instanceof Enum<?> constant && spec.accepts(constant.name())
                || value instanceof Number number
                        && (spec instanceof FloatSpec && spec.accepts(number.doubleValue())
                                || spec instanceof LongSpec && spec.accepts(number.longValue()));
    }

    private static boolean mayShareObjects(Kind a, Kind b) {
        if (a.includes(b) || b.includes(a)) {
            return true;
        }
        Class<?> left = a.javaClass();
        Class<?> right = b.javaClass();
        boolean related = left.isAssignableFrom(right) || right.isAssignableFrom(left);
        return related || isOpen(left, right) || isOpen(right, left);
    }

    /** Whether some class may extend {@code type} and implement {@code other}. */
    private static boolean isOpen(Class<?> type, Class<?> other) {
        return other.isInterface() && !Modifier.isFinal(type.getModifiers());
    }

    /** The numbers from {@code min} to {@code max}; rank 0 is int, 1 long, 2 real, and a number fits a higher rank. */
    private record Span(double min, double max, int rank) {
        static Span of(ValueSpec<?> number) {
            if (number instanceof IntSpec i) {
                return new Span(i.min(), i.max(), 0);
            }
            if (number instanceof LongSpec l) {
                return new Span(l.min(), l.max(), 1);
            }
            FloatSpec f = (FloatSpec) number;
            return new Span(f.min(), f.max(), 2);
        }

        boolean meets(Span room) {
            return rank <= room.rank && min <= room.max && max >= room.min;
        }
    }
}
