package org.espalier.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonObject;
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
    private static final String KIND = "symbol";
    private static final String TREE = "tree";

    private SymbolJson() {}

    /**
     * Returns the document of a tree, with all its fields.
     *
     * @throws JsonFormatException if the tree holds an opaque value or a word of the user's own, which have no text; names
     *     all
     */
    public static String write(Symbol<?> tree) {
        return write(tree, Defaults.WRITTEN);
    }

    /**
     * Returns the document of a tree, with or without the fields that have their default.
     *
     * @throws JsonFormatException as for {@link #write(Symbol)}
     */
    public static String write(Symbol<?> tree, Defaults defaults) {
        return Documents.write(KIND, Map.of(TREE, SymbolWriter.write(tree, defaults)));
    }

    /** Returns a tree as JSON on one line, without an envelope: for lines of a log. */
    public static String compact(Symbol<?> tree) {
        return SymbolWriter.write(tree).toString();
    }

    /**
     * Returns the tree of a document that names types only.
     *
     * @throws JsonFormatException as for {@link #read(String, Vocabulary)}
     */
    public static Symbol<?> read(String text, TypeRegistry types) {
        return read(text, Vocabulary.of(types));
    }

    /**
     * Returns the tree of a document.
     *
     * @throws JsonFormatException if {@code text} is not JSON, longer than 16 Mi characters, nested deeper than 400
     *     levels, of another kind or version, or does not describe a valid tree of what is in {@code words}; lists the
     *     problems, up to the first hundred, each with its place
     */
    public static Symbol<?> read(String text, Vocabulary words) {
        JsonObject document = Documents.open(text, KIND, List.of(TREE));
        return SymbolReader.read(Nodes.required(document, TREE), words);
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
        return read(Documents.load(file), types);
    }

    /**
     * Reads a tree from a file.
     *
     * @throws IOException if the file cannot be read
     * @throws JsonFormatException as for {@link #read}
     */
    public static Symbol<?> load(Path file, Vocabulary words) throws IOException {
        return read(Documents.load(file), words);
    }
}
