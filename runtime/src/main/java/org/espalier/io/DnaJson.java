package org.espalier.io;

import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonObject;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;

/**
 * DNA as JSON documents: the notation of {@link Dna#toString} in an envelope with a version.
 *
 * <pre>{@code
 * String text = DnaJson.write(best.dna());
 * Symbol<?> child = space.bind(DnaJson.read(text, space.spec()));
 * }</pre>
 */
public final class DnaJson {
    private static final String KIND = "dna";

    private DnaJson() {}

    /** Returns the document of a DNA. */
    public static String write(Dna dna) {
        return Documents.write(KIND, Map.of(KIND, Nodes.text(dna.toString())));
    }

    /**
     * Returns the DNA of a document, whichever space it belongs to.
     *
     * @throws JsonFormatException if {@code text} is not JSON, or of another kind or version
     * @throws org.espalier.geno.DnaException if the notation inside is not that of a DNA; shows the position
     */
    public static Dna read(String text) {
        JsonObject document = Documents.open(text, KIND, List.of(KIND));
        return Dna.parse(ObjectReader.of(document, Path.ROOT).text(KIND));
    }

    /**
     * Returns the DNA of a document, which must fit {@code spec}.
     *
     * @throws JsonFormatException as for {@link #read(String)}
     * @throws org.espalier.geno.DnaException if the DNA cannot be read or does not fit; lists every problem with the place
     *     of its decision
     */
    public static Dna read(String text, DnaSpec spec) {
        return spec.require(read(text));
    }
}
