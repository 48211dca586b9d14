package org.espalier.io;

import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonObject;
import org.espalier.geno.DnaSpec;
import org.espalier.symbol.TypeRegistry;

/**
 * Shapes of search spaces as JSON documents: all an algorithm needs to propose DNA, without the program.
 *
 * <p>A spec is a list of decision points, such as {@code {"kind": "choices", "at": "op", "k": 1, ..., "candidates":
 * [{"label": "identity", "spec": []}, ...]}}, {@code {"kind": "float", "at": "rate", "min": 1.0E-6, "max": 0.001, "scale":
 * "log"}}, and likewise {@code int}, {@code order} and {@code custom}.
 */
public final class SpecJson {
    private static final String KIND = "spec";

    private SpecJson() {}

    /** Returns the document of a spec. */
    public static String write(DnaSpec spec) {
        return Documents.write(KIND, Map.of(KIND, SpecWriter.write(spec)));
    }

    /**
     * Returns the spec of a document that has no custom decisions.
     *
     * @throws JsonFormatException as for {@link #read(String, Vocabulary)}
     */
    public static DnaSpec read(String text) {
        return read(text, Vocabulary.of(TypeRegistry.EMPTY));
    }

    /**
     * Returns the spec of a document.
     *
     * @param words knows the kinds of custom decisions
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, of another kind or version, or does
     *     not describe a valid spec; lists the problems with their places
     */
    public static DnaSpec read(String text, Vocabulary words) {
        JsonObject document = Documents.open(text, KIND, List.of(KIND));
        return SpecReader.read(Nodes.required(document, KIND), words);
    }
}
