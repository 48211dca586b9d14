package org.espalier.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.SerializationException;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.internal.Texts;
import org.espalier.path.Violation;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.TypeRegistry;

/**
 * Trees as JSON.
 *
 * <p>Numbers, texts, booleans, lists and maps look as in any JSON; an object is {@code {"$type": "Conv", "filters": 8}};
 * whatever else a tree holds has one key that starts with a dollar sign, such as {@code {"$oneOf": {"candidates": [4,
 * 8]}}}. A key of the user's own that starts with a dollar sign is written with two. Fields stand in the order of their
 * type, so the same tree always gives the same bytes.
 *
 * <pre>{@code
 * SymbolJson.save(child, Path.of("winner.json"));
 * Symbol<?> back = SymbolJson.load(Path.of("winner.json"), TypeRegistry.of(CONV, ...));
 * }</pre>
 */
public final class SymbolJson {
    private static final int VERSION = 1;

    private SymbolJson() {}

    /**
     * Returns the document of a tree.
     *
     * @throws JsonFormatException if the tree holds an opaque value or a custom decision, which have no text; names all
     */
    public static String write(Symbol<?> tree) {
        Map<String, JsonElement> envelope = new LinkedHashMap<>();
        envelope.put("espalier", Nodes.text("symbol"));
        envelope.put("version", Nodes.plain(VERSION));
        envelope.put("tree", SymbolWriter.write(tree));
        return PrettyJson.print(Nodes.object(envelope));
    }

    /** Returns a tree as JSON on one line, without an envelope: for lines of a log. */
    public static String compact(Symbol<?> tree) {
        return SymbolWriter.write(tree).toString();
    }

    /**
     * Returns the tree of a document.
     *
     * @throws JsonFormatException if {@code text} is not JSON, nested deeper than 400 levels, of another kind or version, or does not describe a valid
     *     tree of the types in {@code types}; lists all problems
     */
    public static Symbol<?> read(String text, TypeRegistry types) {
        JsonElement document;
        try {
            document = Json.Default.parseToJsonElement(text);
        } catch (SerializationException e) {
            throw new JsonFormatException(
                    "Not JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
        if (!(document instanceof JsonObject object)
                || !Nodes.text("symbol").equals(object.get("espalier"))
                || !(object.get("version") instanceof JsonPrimitive version)
                || object.get("tree") == null) {
            throw new JsonFormatException(
                    "Document",
                    List.of(Violation.of(
                            org.espalier.path.Path.ROOT,
                            "an object with \"espalier\": \"symbol\", \"version\" and \"tree\"",
                            Texts.cut(document.toString(), 80))));
        }
        if (!version.getContent().equals(String.valueOf(VERSION))) {
            throw new JsonFormatException(
                    "Document",
                    List.of(new Violation(
                            org.espalier.path.Path.ROOT.key("version"),
                            String.valueOf(VERSION),
                            version.getContent(),
                            "It was written by another version of Espalier")));
        }
        return SymbolReader.read(object.get("tree"), types);
    }

    /**
     * Writes a tree to a file, as a whole or not at all.
     *
     * @throws IOException if the file cannot be written
     * @throws JsonFormatException as for {@link #write}
     */
    public static void save(Symbol<?> tree, Path file) throws IOException {
        AtomicFiles.write(file, write(tree));
    }

    /**
     * Reads a tree from a file.
     *
     * @throws IOException if the file cannot be read
     * @throws JsonFormatException as for {@link #read}
     */
    public static Symbol<?> load(Path file, TypeRegistry types) throws IOException {
        return read(Files.readString(file), types);
    }
}
