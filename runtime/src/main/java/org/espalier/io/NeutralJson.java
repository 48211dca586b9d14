package org.espalier.io;

import java.util.List;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.TypeRegistry;

/**
 * Trees in neutral JSON: the short form for programs in other languages, in which the conformance cases are recorded too.
 *
 * <p>Any JSON is a tree of plain values, lists and maps; an object with exactly one of these keys is a word:
 *
 * <pre>{@code
 * {"oneOf": {"candidates": [4, 8], "name": "width", "hints": "ops"}}
 * {"manyOf": {"k": 2, "candidates": ["a", "b", "c"], "distinct": true, "sorted": false}}
 * {"permutate": [1, 2, 3]}
 * {"floatv": {"min": 1e-5, "max": 0.1, "scale": "log"}}
 * {"intv": {"min": 8, "max": 256, "step": 8, "scale": "log"}}
 * {"custom": {"type": "IntSequence"}}
 * {"ref": "model.width"}
 * {"type": "Conv", "fields": {"filters": 8}}
 * {"tuple": [3, 3]}
 * }</pre>
 *
 * A type that is not registered takes the fields it is given, whatever they are: a program in another language has its own
 * classes. Unlike {@link SymbolJson}, this form has no envelope, and a map with only the key {@code oneOf} cannot be written.
 */
public final class NeutralJson {
    private NeutralJson() {}

    /**
     * Returns the tree of a text; all types are taken as they come.
     *
     * @throws JsonFormatException as for {@link #read(String, Vocabulary)}
     */
    public static Symbol<?> read(String text) {
        return read(text, Vocabulary.of(TypeRegistry.EMPTY));
    }

    /**
     * Returns the tree of a text.
     *
     * @param words types whose fields are checked and completed with defaults, and custom decisions
     * @throws JsonFormatException if {@code text} is not JSON, longer than 16 Mi characters, nested deeper than 400
     *     levels, or a word in it makes no sense; lists the problems, up to the first hundred, each with its place
     */
    public static Symbol<?> read(String text, Vocabulary words) {
        return NeutralReader.read(Documents.parse(text), words);
    }

    /**
     * Returns the types of a class table: {@code {"types": [{"name": "Conv", "extends": "Layer", "fields": [{"name":
     * "filters", "spec": {"kind": "int", "min": 1}, "default": 8}, ...]}, ...]}}, base classes first.
     *
     * @throws JsonFormatException if {@code text} is not JSON or no such table; names the place
     */
    public static TypeRegistry readTypes(String text) {
        ObjectReader table = ObjectReader.of(Documents.parse(text), org.espalier.path.Path.ROOT);
        return TypeRegistry.of(List.copyOf(new NeutralTypes(table).types()));
    }
}
