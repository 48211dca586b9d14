package org.espalier.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.jspecify.annotations.Nullable;

/**
 * A DNA as PyGlove holds it: a value (a candidate number, a real, a text or none), and the nodes below.
 *
 * <p>PyGlove collapses levels: a node without a value and with one child is that child, and the only child without a value
 * gives its children to its parent. Two different spaces may therefore have equal nodes, and only a spec tells whether
 * {@code [0, 1]} is two decisions or two picks: {@link #toDna} asks for it.
 *
 * @param value a {@link Long}, {@link Double} or {@link String}; null for none
 * @param children the nodes below
 * @param metadata notes by key, as plain values
 * @param cloneable keys of the metadata that a copy keeps
 */
public record PyGloveDna(
        @Nullable Object value,
        List<PyGloveDna> children,
        Map<String, @Nullable Object> metadata,
        List<String> cloneable) {

    /** @throws IllegalArgumentException if the value is of another kind */
    public PyGloveDna {
        if (value != null && !(value instanceof Long || value instanceof Double || value instanceof String)) {
            throw new IllegalArgumentException("DNA: expected none, a long, a double or a text, found " + value);
        }
        children = List.copyOf(children);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        cloneable = List.copyOf(cloneable);
    }

    /** Returns the node without metadata. */
    public static PyGloveDna of(@Nullable Object value, List<PyGloveDna> children) {
        return new PyGloveDna(value, children, Map.of(), List.of());
    }

    /**
     * Returns PyGlove's form of {@code dna}: an order becomes a choice of all candidates, an integer of a range the
     * position on its grid.
     *
     * @throws org.espalier.geno.DnaException if {@code dna} does not fit {@code spec}
     */
    public static PyGloveDna of(DnaSpec spec, Dna dna) {
        return PyGloveDecisions.write(spec, spec.require(dna));
    }

    /**
     * Returns the DNA that this stands for in a space of {@code spec}.
     *
     * @throws org.espalier.geno.DnaException if it does not fit; lists every problem with the place of its decision
     */
    public Dna toDna(DnaSpec spec) {
        return spec.require(PyGloveDecisions.read(spec, this));
    }

    /** Returns this DNA with the metadata that a copy keeps. */
    public PyGloveDna copied() {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(metadata);
        kept.keySet().retainAll(cloneable);
        return new PyGloveDna(value, children.stream().map(PyGloveDna::copied).toList(), kept, cloneable);
    }

    /**
     * Returns the nested form in plain lists: a chain of conditional decisions is a list that begins with
     * {@code __tuple__}.
     */
    @Nullable
    Object nested() {
        if (value == null) {
            List<@Nullable Object> items = new ArrayList<>();
            children.forEach(child -> items.add(child.nested()));
            return items.isEmpty() ? null : items;
        }
        if (children.isEmpty()) {
            return value;
        }
        List<@Nullable Object> chain = new ArrayList<>(List.of(PyGloveKeys.TUPLE, value));
        if (children.size() > 1) {
            List<@Nullable Object> inner = new ArrayList<>();
            children.forEach(child -> inner.add(child.nested()));
            chain.add(inner);
            return chain;
        }
        Object rest = children.get(0).nested();
        if (rest instanceof List<?> list && PyGloveKeys.TUPLE.equals(list.get(0))) {
            chain.addAll(list.subList(1, list.size()));
        } else {
            chain.add(rest);
        }
        return chain;
    }

    /** Returns the text that PyGlove prints: {@code DNA([0, (1, 2)])}. */
    @Override
    public String toString() {
        Object nested = nested();
        boolean chain = nested instanceof List<?> list && PyGloveKeys.TUPLE.equals(list.get(0));
        return "DNA" + (chain ? python(nested) : "(" + python(nested) + ")");
    }

    private static String python(@Nullable Object nested) {
        if (!(nested instanceof List<?> list)) {
            return PyGloveText.repr(nested);
        }
        boolean chain = PyGloveKeys.TUPLE.equals(list.get(0));
        List<String> items =
                list.stream().skip(chain ? 1 : 0).map(PyGloveDna::python).toList();
        return (chain ? "(" : "[") + String.join(", ", items) + (chain ? ")" : "]");
    }
}
