package org.espalier.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonElementKt;
import kotlinx.serialization.json.JsonNull;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as Python writes them, with its bare {@code NaN} and {@code Infinity}; and PyGlove's hints, one value of any
 * kind, against ours, a list of texts, numbers and booleans: a list of at least two of those is that list, any other
 * structure becomes one hint, its text.
 */
final class PyGloveValues {
    private static final String STRUCTURE = "hints:";

    private PyGloveValues() {}

    /** @throws JsonFormatException if a part has no plain value; names its place */
    static @Nullable Object read(JsonElement element, Path at) {
        if (element instanceof JsonPrimitive primitive) {
            return primitive(primitive, at);
        }
        if (element instanceof JsonArray array) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                values.add(read(array.get(i), at.index(i)));
            }
            return Collections.unmodifiableList(values);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ((JsonObject) element).forEach((key, value) -> values.put(key, read(value, at.key(key))));
        return Collections.unmodifiableMap(values);
    }

    static @Nullable Object primitive(JsonPrimitive primitive, Path at) {
        if (!primitive.isString()) {
            switch (primitive.getContent()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        try {
            return Nodes.value(primitive);
        } catch (NumberFormatException e) {
            throw ObjectReader.refused(at, "a number of 64 bits, a text in quotes, true, false or null", primitive);
        }
    }

    static JsonElement write(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Nodes.array(list.stream().map(PyGloveValues::write).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            map.forEach((key, inner) -> entries.put(String.valueOf(key), write(inner)));
            return Nodes.object(entries);
        }
        return value instanceof Double number && !Double.isFinite(number)
                ? JsonElementKt.JsonPrimitive(number)
                : Nodes.plain(value);
    }

    static JsonElement hints(Tags tags) {
        List<Object> hints = tags.hints();
        if (hints.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        if (hints.size() > 1) {
            return write(hints);
        }
        if (hints.get(0) instanceof String text && text.startsWith(STRUCTURE)) {
            try {
                return Documents.parse(text.substring(STRUCTURE.length()));
            } catch (JsonFormatException e) {
                return Nodes.text(text);
            }
        }
        return write(hints.get(0));
    }

    static Tags tags(ObjectReader object) {
        Optional<String> name = object.textIfGiven("name");
        if (!object.has("hints")) {
            return new Tags(name, List.of());
        }
        JsonElement element = object.get("hints");
        Object value = read(element, object.at().key("hints"));
        if (value instanceof List<?> list && list.size() > 1 && list.stream().allMatch(PyGloveValues::isPlain)) {
            return new Tags(name, new ArrayList<>(list));
        }
        Object hint = value == null || !isPlain(value) ? STRUCTURE + element : value;
        return new Tags(name, List.of(hint));
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
