package org.espalier.schema;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.schema.ValueSpec.AnySpec;
import org.espalier.schema.ValueSpec.BoolSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.TextSpec;
import org.espalier.schema.ValueSpec.UnionSpec;

/** The words for specs, meant to be imported statically: {@code ints().atLeast(1)}. */
public final class Specs {
    private Specs() {}

    /** Returns the spec of true and false. */
    public static BoolSpec bools() {
        return new BoolSpec();
    }

    /** Returns the spec of all 32-bit integers. */
    public static IntSpec ints() {
        return new IntSpec(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Returns the spec of all 64-bit integers. */
    public static LongSpec longs() {
        return new LongSpec(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Returns the spec of all real numbers, infinite ones included, NaN excluded. */
    public static FloatSpec floats() {
        return new FloatSpec(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);
    }

    /** Returns the spec of all texts. */
    public static TextSpec texts() {
        return new TextSpec(Optional.empty(), "");
    }

    /**
     * Returns the spec of texts that {@code regex} matches as a whole.
     *
     * @throws java.util.regex.PatternSyntaxException if {@code regex} is not a regular expression
     */
    public static TextSpec texts(String regex) {
        return new TextSpec(Optional.of(regex), "");
    }

    /** Returns the spec of the listed values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <V> EnumSpec<V> oneOfValues(V... values) {
        return new EnumSpec<>(Arrays.asList(values));
    }

    /** Returns the spec of the constants of an enum. */
    public static <V extends Enum<V>> EnumSpec<V> constants(Class<V> type) {
        return new EnumSpec<>(Arrays.asList(type.getEnumConstants()));
    }

    /** Returns the spec of lists, of any size, of {@code element}s. */
    public static <E> ListSpec<E> lists(ValueSpec<E> element) {
        return new ListSpec<>(element, 0, Integer.MAX_VALUE);
    }

    /** Returns the spec of maps from texts to {@code value}s. */
    public static <V> MapSpec<V> maps(ValueSpec<V> value) {
        return new MapSpec<>(value, Optional.empty(), 0, Integer.MAX_VALUE);
    }

    /** Returns the spec of the objects of a Java class or interface. */
    public static <V> ObjectSpec<V> objects(Class<V> type) {
        return new ObjectSpec<>(Kind.of(type));
    }

    /** Returns the spec of the objects of a kind, for instance a symbol type. */
    public static <V> ObjectSpec<V> objects(Kind kind) {
        return new ObjectSpec<>(kind);
    }

    /** Returns the spec of values that fit one of the alternatives. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <V> UnionSpec<V> anyOf(ValueSpec<? extends V>... alternatives) {
        return new UnionSpec<>(List.of(alternatives));
    }

    /**
     * Returns the spec that follows a Java type: numbers, texts, constants of an enum, lists and maps of such, and objects
     * of any other class. Nothing is known of {@code null}; see {@link ValueSpec#optional()}.
     */
    public static ValueSpec<?> of(Type type) {
        return TypeSpecs.specOf(type);
    }

    /** Returns the spec that allows anything. */
    public static AnySpec anything() {
        return new AnySpec();
    }
}
