package org.espalier.samples.house;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Java type with one declaration of each kind that {@link ApiSurface} prints. */
public sealed interface JavaSpecimen<T extends Comparable<T>> {

    /** A constant. */
    int LIMIT = 3;

    /** An abstract method. */
    @Nullable
    T first(List<? extends T> items) throws IOException;

    /** A default method. */
    default Map<String, ? super T> rest(@Nullable T[] items, int... more) {
        throw new UnsupportedOperationException("a specimen, " + items.length + more.length);
    }

    /** A static generic method. */
    static <E extends Enum<E>> E pick(Class<E> type) {
        return type.getEnumConstants()[0];
    }

    /** A record; its accessors are part of its own line. */
    record Pair<T extends Comparable<T>>(T left, List<@Nullable String> right) implements JavaSpecimen<T> {

        /** Another way to make one. */
        public Pair(T left) {
            this(left, List.of());
        }

        @Override
        public T first(List<? extends T> items) {
            return left;
        }

        T hidden() {
            return left;
        }
    }

    /** An enum. */
    enum Color {
        RED,
        GREEN;

        /** A method of an enum. */
        public Color other() {
            return this == RED ? GREEN : RED;
        }
    }
}
