package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads PyGlove's JSON of a DNA, compact or verbose.
 *
 * <p>Stricter than PyGlove where that drops decisions silently: a chain may end in a decision or in a list of decisions,
 * but neither in another chain nor in nothing.
 */
final class PyGloveDnaReader {
    private static final int MAX_DEPTH = 400;
    private static final String CLONEABLE = "_cloneable_metadata_keys";
    private static final Set<String> KEYS = Set.of("_type", "format", "value", "children", "metadata", CLONEABLE);

    private PyGloveDnaReader() {}

    static PyGloveDna read(JsonElement element, Path at) {
        ObjectReader reader = ObjectReader.of(element, at).only(KEYS);
        if (!reader.text(PyGloveKeys.TYPE).equals(PyGloveKeys.DNA)) {
            throw ObjectReader.refused(at.key(PyGloveKeys.TYPE), PyGloveKeys.DNA, reader.get(PyGloveKeys.TYPE));
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (reader.has("metadata")) {
            ObjectReader notes = reader.object("metadata");
            for (String key : notes.keys()) {
                metadata.put(
                        key, PyGloveValues.read(notes.element(key), notes.at().key(key)));
            }
        }
        PyGloveDna node = reader.has("format") ? compact(reader) : verbose(reader);
        return new PyGloveDna(node.value(), node.children(), metadata, cloneable(reader));
    }

    private static List<String> cloneable(ObjectReader reader) {
        List<String> keys = new ArrayList<>();
        if (reader.has(CLONEABLE)) {
            for (JsonElement key : reader.list(CLONEABLE)) {
                if (!(Nodes.valueOrNull(key) instanceof String text)) {
                    throw ObjectReader.refused(reader.at().key(CLONEABLE), "a list of texts", key);
                }
                keys.add(text);
            }
        }
        return keys;
    }

    private static PyGloveDna compact(ObjectReader reader) {
        if (!reader.text("format").equals("compact") || reader.has("children")) {
            throw ObjectReader.refused(reader.at().key("format"), "compact, without children", reader.get("format"));
        }
        Path at = reader.at().key("value");
        return reader.has("value") ? nested(reader.get("value"), at, 0) : PyGloveDna.of(null, List.of());
    }

    private static PyGloveDna verbose(ObjectReader reader) {
        List<PyGloveDna> children = new ArrayList<>();
        if (reader.has("children")) {
            JsonArray array = reader.list("children");
            for (int i = 0; i < array.size(); i++) {
                children.add(read(array.get(i), reader.at().key("children").index(i)));
            }
        }
        boolean given = reader.has("value");
        return PyGloveDna.of(given ? value(reader.get("value"), reader.at().key("value")) : null, children);
    }

    private static Object value(JsonElement element, Path at) {
        Object value = element instanceof JsonPrimitive primitive ? PyGloveValues.primitive(primitive, at) : null;
        if (value instanceof Integer number) {
            return (long) number;
        }
        if (value instanceof Long || value instanceof Double || value instanceof String) {
            return value;
        }
        throw ObjectReader.refused(at, "none, an integer, a real, a text, a list or a tuple", element);
    }

    /** Reads the nested form, in which a list that begins with {@code __tuple__} is a chain. */
    private static PyGloveDna nested(JsonElement element, Path at, int depth) {
        if (depth > MAX_DEPTH) {
            throw ObjectReader.refused(at, "at most " + MAX_DEPTH + " levels of decisions", element);
        }
        if (!(element instanceof JsonArray array)) {
            return Nodes.plain(null).equals(element)
                    ? PyGloveDna.of(null, List.of())
                    : PyGloveDna.of(value(element, at), List.of());
        }
        if (isChain(array)) {
            return chain(array, at, depth);
        }
        if (array.size() == 1) {
            return nested(array.get(0), at.index(0), depth + 1);
        }
        List<PyGloveDna> children = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            children.add(nested(array.get(i), at.index(i), depth + 1));
        }
        return PyGloveDna.of(null, children);
    }

    private static boolean isChain(JsonElement element) {
        return element instanceof JsonArray array
                && !array.isEmpty()
                && Nodes.text(PyGloveKeys.TUPLE).equals(array.get(0));
    }

    private static PyGloveDna chain(JsonArray array, Path at, int depth) {
        int last = array.size() - 1;
        if (last < 2) {
            throw ObjectReader.refused(at, "a tuple of at least 2 decisions", array);
        }
        if (depth + last > MAX_DEPTH) {
            throw ObjectReader.refused(at, "at most " + MAX_DEPTH + " levels of decisions", array);
        }
        JsonElement end = array.get(last);
        if (isChain(end) || Nodes.plain(null).equals(end)) {
            throw ObjectReader.refused(at.index(last), "a decision or a list of decisions", end);
        }
        PyGloveDna inner = nested(end, at.index(last), depth + last);
        List<PyGloveDna> below = inner.value() == null ? inner.children() : List.of(inner);
        for (int i = last - 1; i > 0; i--) {
            Object number = value(array.get(i), at.index(i));
            if (!(number instanceof Long)) {
                throw ObjectReader.refused(at.index(i), "a candidate number", array.get(i));
            }
            below = List.of(PyGloveDna.of(number, below));
        }
        return below.get(0);
    }

    static JsonElement write(PyGloveDna dna, PyGloveDnaForm form) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        entries.put(PyGloveKeys.TYPE, Nodes.text(PyGloveKeys.DNA));
        boolean compact = form == PyGloveDnaForm.COMPACT;
        if (compact) {
            entries.put("format", Nodes.text("compact"));
            entries.put("value", PyGloveValues.write(dna.nested()));
        } else {
            entries.put("value", PyGloveValues.write(dna.value()));
            entries.put(
                    "children",
                    Nodes.array(dna.children().stream()
                            .map(child -> write(child, PyGloveDnaForm.COMPACT))
                            .toList()));
        }
        if (!compact || !dna.metadata().isEmpty()) {
            entries.put("metadata", PyGloveValues.write(dna.metadata()));
        }
        if (!dna.cloneable().isEmpty()) {
            entries.put(CLONEABLE, PyGloveValues.write(dna.cloneable()));
        }
        return Nodes.object(entries);
    }
}
