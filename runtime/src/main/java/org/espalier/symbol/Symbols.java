package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.internal.Checks;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/** The words for nodes that are neither objects nor undecided, meant to be imported statically. */
public final class Symbols {
    private Symbols() {}

    /** Returns the node of a plain value. */
    public static <T> Symbol<T> just(T value) {
        return Literal.of(value);
    }

    /** Returns the node of {@code null}. */
    public static <T> Symbol<T> none() {
        return Literal.none();
    }

    /** Returns the list of {@code elements}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> ListSymbol<E> list(Symbol<? extends E>... elements) {
        return ListSymbol.of(Arrays.asList(elements));
    }

    /** Returns the list of {@code elements}. */
    public static <E> ListSymbol<E> list(List<? extends Symbol<? extends E>> elements) {
        return ListSymbol.of(elements);
    }

    /**
     * Returns the list in which {@code element} stands {@code times} times. If it is undecided, that makes as many
     * independent decisions; tie the node to make it one.
     *
     * @throws IllegalArgumentException if {@code times < 0}
     */
    public static <E> ListSymbol<E> repeat(int times, Symbol<E> element) {
        return ListSymbol.of(Collections.nCopies(Checks.atLeast("times", times, 0), element));
    }

    /** Returns the map of {@code entries}, which may be plain values or trees, in their order. */
    public static MapSymbol<Object> dict(Map<String, ? extends @Nullable Object> entries) {
        Map<String, Symbol<?>> nodes = new LinkedHashMap<>();
        entries.forEach((key, value) -> nodes.put(key, lift(value)));
        return MapSymbol.of(nodes);
    }

    /** Returns the map of {@code entries}, whose values may be plain values or trees, in their order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static MapSymbol<Object> dict(Map.Entry<String, ?>... entries) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (Map.Entry<String, ?> entry : entries) {
            ordered.put(entry.getKey(), entry.getValue());
        }
        return dict(ordered);
    }

    /**
     * Returns a reference to another place of the tree, such as {@code "model.embedding"}: builds the same object.
     *
     * @throws org.espalier.path.PathFormatException if {@code target} is not a path
     */
    public static <T> Ref<T> ref(String target) {
        return Ref.to(Path.parse(target));
    }

    /**
     * Returns the value of the field or entry called {@code name} of the nearest enclosing object or map that has one:
     * {@code conv(16).with("dropout", inherited("dropout"))}.
     */
    public static <T> Ref<T> inherited(String name) {
        return Ref.inherited(name);
    }

    /** Returns the mark of a required value that was not given yet. */
    public static <T> Hole<T> hole() {
        return Hole.hole();
    }

    /**
     * Returns the node of anything: a node is returned as it is, lists, arrays and maps become list and map nodes, all
     * else becomes a {@link Literal}.
     *
     * @throws IllegalArgumentException if a map has a key that is not a text
     */
    public static Symbol<?> lift(@Nullable Object value) {
        if (value instanceof Symbol<?> symbol) {
            return symbol;
        }
        if (value == null) {
            return Literal.none();
        }
        if (value instanceof Map<?, ?> map) {
            return liftMap(map);
        }
        if (value instanceof Collection<?> collection) {
            return liftAll(new ArrayList<@Nullable Object>(collection));
        }
        if (value instanceof Object[] array) {
            return liftAll(Arrays.asList(array));
        }
        return value instanceof int[] ints
                ? liftAll(Arrays.stream(ints).boxed().toList())
                : value instanceof double[] doubles
                        ? liftAll(Arrays.stream(doubles).boxed().toList())
                        : Literal.of(value);
    }

    private static Symbol<?> liftAll(List<? extends @Nullable Object> values) {
        Symbol<?>[] nodes = new Symbol<?>[values.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = lift(values.get(i));
        }
        return new ListSymbol<>(nodes);
    }

    private static Symbol<?> liftMap(Map<?, ?> map) {
        Map<String, Symbol<?>> nodes = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("map: expected texts as keys, found " + key);
            }
            nodes.put(name, lift(value));
        });
        return MapSymbol.of(nodes);
    }
}
