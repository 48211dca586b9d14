package org.espalier.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.path.Path;

/**
 * Texts, numbers, booleans, and lists and maps of them, as JSON and back, in the notation of trees: {@code {"$long": 5}}
 * for a long, {@code {"$float": "NaN"}} for what JSON has no number for, two dollar signs for one in front of a key.
 */
final class PlainValues {
    private static final String LONG = "$long";
    private static final String FLOAT = "$float";

    private PlainValues() {}

    static JsonElement write(Object value) {
        if (value instanceof Long) {
            return Nodes.object(LONG, Nodes.plain(value));
        }
        if (value instanceof List<?> list) {
            return Nodes.array(list.stream().map(PlainValues::write).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        return Nodes.plain(value instanceof Float number ? (Object) number.doubleValue() : value);
    }

    static JsonObject entries(Map<?, ?> map) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(SymbolWriter.escaped(String.valueOf(key)), write(value)));
        return Nodes.object(entries);
    }

    /** @throws JsonFormatException if a part is not such a value; names its place */
    static Object read(JsonElement element, Path at) {
        if (element instanceof JsonPrimitive) {
            Object value = Nodes.valueOrNull(element);
            if (value == null) {
                throw ObjectReader.refused(at, "a text, a number or a boolean", element);
            }
            return value;
        }
        if (element instanceof JsonArray array) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                values.add(read(array.get(i), at.index(i)));
            }
            return Collections.unmodifiableList(values);
        }
        JsonObject object = (JsonObject) element;
        if (object.size() == 1 && object.containsKey(LONG)) {
            return ObjectReader.of(object, at).whole(LONG);
        }
        return object.size() == 1 && object.containsKey(FLOAT)
                ? oddFloat(ObjectReader.of(object, at))
                : map(ObjectReader.of(object, at));
    }

    static double oddFloat(ObjectReader object) {
        return switch (object.text(FLOAT)) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default ->
                throw ObjectReader.refused(object.at().key(FLOAT), "NaN, Infinity or -Infinity", object.get(FLOAT));
        };
    }

    static Map<String, Object> map(ObjectReader object) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : object.keys()) {
            if (key.startsWith("$") && !key.startsWith("$$")) {
                throw ObjectReader.refused(
                        object.at().key(key), "$long, $float, or a key of your own with two $", object.get(key));
            }
            String name = key.startsWith("$") ? key.substring(1) : key;
            values.put(name, read(object.get(key), object.at().key(name)));
        }
        return Collections.unmodifiableMap(values);
    }
}
