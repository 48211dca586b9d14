package org.espalier.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Violation;
import org.espalier.rewrite.Patch;
import org.espalier.rewrite.PatchCall;
import org.espalier.rewrite.PatchRegistry;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Chains of named patches as JSON documents: what is to be done to a program, without the program.
 *
 * <pre>{@code
 * PatchJson.save(patches.parse("change_lr?0.003", "scale_width?factor=2.0"), Path.of("wider.json"));
 * Patch wider = PatchJson.load(Path.of("wider.json"), patches);
 * }</pre>
 *
 * <p>A document lists {@code {"name": "scale_width", "arguments": {"factor": 2.0}}} and so on. Only patches of the
 * registry are read, and their parameters judge the arguments, so nothing happens that the reader has not written.
 */
public final class PatchJson {
    private static final String KIND = "patch";
    private static final String PARTS = "patches";

    private PatchJson() {}

    /**
     * Returns the document of a patch, with all arguments.
     *
     * @throws JsonFormatException if a part of it was not made by a patch type, or an argument has no JSON form
     */
    public static String write(Patch patch) {
        return write(patch, Defaults.WRITTEN);
    }

    /**
     * Returns the document of a patch, with or without the arguments that are the default of their parameter.
     *
     * @throws JsonFormatException as for {@link #write(Patch)}
     */
    public static String write(Patch patch, Defaults defaults) {
        List<PatchCall> calls = patch.calls()
                .orElseThrow(() -> new JsonFormatException(
                        "Patch to write",
                        List.of(new Violation(
                                org.espalier.path.Path.ROOT,
                                "patches made by a PatchType",
                                "'" + patch + "'",
                                "Give the edit a type with PatchType.named(...), and register it"))));
        List<JsonElement> elements = new ArrayList<>();
        for (PatchCall call : calls) {
            Map<String, @Nullable Object> arguments = new LinkedHashMap<>(call.arguments());
            if (defaults == Defaults.OMITTED) {
                call.type().parameters().forEach(parameter -> dropDefault(parameter, arguments));
            }
            Map<String, JsonElement> element = new LinkedHashMap<>();
            element.put("name", Nodes.text(call.type().name()));
            element.put("arguments", SymbolWriter.write(Symbols.dict(arguments)));
            elements.add(Nodes.object(element));
        }
        return Documents.write(KIND, Map.of(PARTS, Nodes.array(elements)));
    }

    private static void dropDefault(Field<?, ?> parameter, Map<String, @Nullable Object> arguments) {
        if (parameter.hasDefault()
                && Objects.equals(parameter.defaultValue().orElse(null), arguments.get(parameter.name()))) {
            arguments.remove(parameter.name());
        }
    }

    /**
     * Returns the patch of a document whose arguments are plain values.
     *
     * @throws JsonFormatException as for {@link #read(String, PatchRegistry, Vocabulary)}
     */
    public static Patch read(String text, PatchRegistry patches) {
        return read(text, patches, Vocabulary.of(TypeRegistry.EMPTY));
    }

    /**
     * Returns the patch of a document.
     *
     * @param words what arguments may name that are trees
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, of another kind or version, has no
     *     patch in it, names a patch that is not in {@code patches}, or gives arguments that do not fit; lists the
     *     problems with their places
     */
    public static Patch read(String text, PatchRegistry patches, Vocabulary words) {
        ObjectReader document =
                ObjectReader.of(Documents.open(text, KIND, List.of(PARTS)), org.espalier.path.Path.ROOT);
        JsonArray elements = document.list(PARTS);
        Problems problems = new Problems();
        PatchReader reader = new PatchReader(patches, words, problems);
        List<Patch> chain = new ArrayList<>();
        for (int i = 0; i < elements.size() && !problems.isFull(); i++) {
            reader.read(elements.get(i), document.at().key(PARTS).index(i)).ifPresent(chain::add);
        }
        if (elements.isEmpty()) {
            problems.reject(document.at().key(PARTS), "at least 1 patch", elements);
        }
        problems.throwIfAny("Patch in the document");
        return chain.stream().reduce(Patch::then).orElseThrow();
    }

    /**
     * Writes a patch to a file, as a whole or not at all.
     *
     * @throws IOException if the file cannot be written
     * @throws JsonFormatException as for {@link #write(Patch)}
     */
    public static void save(Patch patch, Path file) throws IOException {
        AtomicFiles.write(file, write(patch));
    }

    /**
     * Reads a patch from a file.
     *
     * @throws IOException if the file cannot be read
     * @throws JsonFormatException as for {@link #read(String, PatchRegistry)}
     */
    public static Patch load(Path file, PatchRegistry patches) throws IOException {
        return read(Documents.load(file), patches);
    }
}
