package org.espalier.study;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;

/** Spaces for tests of studies. */
final class Spaces {
    private Spaces() {}

    /** The six children x in 1, 2, 3 and y in 10, 20. */
    static Symbol<Map<String, Object>> sixChildren() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("x", oneOf(1, 2, 3));
        entries.put("y", oneOf(10, 20).hint("outer"));
        return Symbols.dict(entries);
    }

    /** Eight choices of five and a real number. */
    static Symbol<Map<String, Object>> large() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            entries.put("c" + i, oneOf(0, 1, 2, 3, 4));
        }
        entries.put("f", floatv(0, 1));
        return Symbols.dict(entries);
    }

    /** The sum of all numbers of a child. */
    static double sum(Map<String, Object> child) {
        return child.values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }
}
