package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a node that is known without building it: literals, and lists and maps of nothing else. */
final class KnownValue {
    /** Stands for a value that is not known: undecided, missing, elsewhere, or an object to be built. */
    static final Object UNKNOWN = new Object();

    private KnownValue() {}

    /** Returns the value, which may be null, or {@link #UNKNOWN}. */
    static @Nullable Object of(Symbol<?> node) {
        if (node instanceof Literal<?> literal) {
            return literal.value();
        }
        if (node instanceof ListSymbol<?> list) {
            List<@Nullable Object> values = new ArrayList<>(list.length());
            for (Symbol<?> element : list.nodes) {
                values.add(of(element));
            }
            return values.contains(UNKNOWN) ? UNKNOWN : Collections.unmodifiableList(values);
        }
        if (node instanceof MapSymbol<?> map) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.entries().forEach((key, value) -> values.put(key, of(value)));
            return values.containsValue(UNKNOWN) ? UNKNOWN : Collections.unmodifiableMap(values);
        }
        return UNKNOWN;
    }
}
