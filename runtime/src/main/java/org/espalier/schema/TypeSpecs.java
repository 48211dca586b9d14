package org.espalier.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;

/** Finds the spec that follows a Java type. */
final class TypeSpecs {
    private TypeSpecs() {}

    static ValueSpec<?> specOf(Type type) {
        if (type instanceof Class<?> c) {
            return specOfClass(c);
        }
        if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
            if (List.class.isAssignableFrom(raw) || raw == Iterable.class || raw == java.util.Collection.class) {
                return Specs.lists(specOf(p.getActualTypeArguments()[0]));
            }
            if (Map.class.isAssignableFrom(raw) && p.getActualTypeArguments()[0] == String.class) {
                return Specs.maps(specOf(p.getActualTypeArguments()[1]));
            }
            return Specs.objects(raw);
        }
        return type instanceof WildcardType w ? specOf(w.getUpperBounds()[0]) : Specs.anything();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // enum classes have no better static type here
    private static ValueSpec<?> specOfClass(Class<?> c) {
        if (c == int.class || c == Integer.class) {
            return Specs.ints();
        }
        if (c == long.class || c == Long.class) {
            return Specs.longs();
        }
        if (c == double.class || c == Double.class || c == float.class || c == Float.class) {
            return Specs.floats();
        }
        if (c == boolean.class || c == Boolean.class) {
            return Specs.bools();
        }
        if (c == String.class) {
            return Specs.texts();
        }
        if (c.isEnum()) {
            return Specs.constants((Class) c);
        }
        return c == Object.class ? Specs.anything() : Specs.objects(c);
    }
}
