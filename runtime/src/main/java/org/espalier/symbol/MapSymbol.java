package org.espalier.symbol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/**
 * A map from texts to nodes, in the order of insertion; builds a {@code Map<String, V>} in that order.
 *
 * <p>Maps with the same entries are equal whatever their order, as everywhere in Java; the order of decisions inside
 * follows the order of the entries.
 *
 * @param <V> what the values build
 */
public final class MapSymbol<V> extends Composite implements Symbol<Map<String, V>> {
    private final List<String> keys;

    private MapSymbol(List<String> keys, Symbol<?>[] nodes) {
        super(nodes);
        this.keys = keys;
    }

    /** Returns the map of {@code entries}, in their order. */
    public static <V> MapSymbol<V> of(Map<String, ? extends Symbol<? extends V>> entries) {
        return new MapSymbol<>(List.copyOf(entries.keySet()), entries.values().toArray(Symbol<?>[]::new));
    }

    /** Returns the keys in order. */
    public List<String> keys() {
        return keys;
    }

    /** Returns the node of {@code key}; empty if there is none. */
    public Optional<Symbol<?>> get(String key) {
        int index = keys.indexOf(key);
        return index < 0 ? Optional.empty() : Optional.of(nodes[index]);
    }

    /** Returns the entries in order. */
    public Map<String, Symbol<?>> entries() {
        Map<String, Symbol<?>> entries = new LinkedHashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            entries.put(keys.get(i), nodes[i]);
        }
        return entries;
    }

    @Override
    public Step stepTo(int index) {
        return new Step.Key(keys.get(index));
    }

    @Override
    public int childAt(Step step) {
        return step instanceof Step.Key k ? keys.indexOf(k.name()) : -1;
    }

    @Override
    public MapSymbol<V> withChildren(List<? extends Symbol<?>> children) {
        Symbol<?>[] copy = changed(children);
        return copy == null ? this : new MapSymbol<>(keys, copy);
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitMap(this);
    }

    @Override
    int contentHash() {
        int sum = 11;
        for (int i = 0; i < nodes.length; i++) {
            sum += keys.get(i).hashCode() ^ 31 * nodes[i].hashCode();
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof MapSymbol<?> that) || hashCode() != that.hashCode()) {
            return false;
        }
        return keys.equals(that.keys)
                ? Arrays.equals(nodes, that.nodes)
                : entries().equals(that.entries());
    }
}
