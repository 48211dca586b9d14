package org.espalier.io;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonElementKt;
import kotlinx.serialization.json.JsonNull;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Makes and takes apart JSON elements; hides the library's Kotlin surface from the rest of the package. */
final class Nodes {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");

    private Nodes() {}

    static JsonElement text(String value) {
        return JsonElementKt.JsonPrimitive(value);
    }

    /** Returns the element of a number, boolean or text, or of null; other values by their text. */
    static JsonElement plain(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof Double d && !Double.isFinite(d)) {
            return object("$float", text(String.valueOf(d)));
        }
        if (value instanceof Number n) {
            return JsonElementKt.JsonPrimitive(n);
        }
        return value instanceof Boolean b ? JsonElementKt.JsonPrimitive(b) : text(String.valueOf(value));
    }

    static JsonArray array(Collection<? extends JsonElement> elements) {
        return new JsonArray(List.copyOf(elements));
    }

    static JsonObject object(Map<String, ? extends JsonElement> entries) {
        return new JsonObject(new LinkedHashMap<>(entries));
    }

    static JsonObject object(String key, JsonElement value) {
        return object(Map.of(key, value));
    }

    /** Returns the value of a key that is known to be there. */
    static JsonElement required(JsonObject object, String key) {
        return Objects.requireNonNull(object.get(key), key);
    }

    /** Returns the number, boolean or text of a primitive; null for JSON's null. */
    static @Nullable Object value(JsonPrimitive primitive) {
        String content = primitive.getContent();
        if (primitive.isString()) {
            return content;
        }
        if (primitive instanceof JsonNull) {
            return null;
        }
        if (content.equals("true") || content.equals("false")) {
            return content.equals("true");
        }
        return number(content);
    }

    /** Returns as {@link #value} does; null also for what is neither number, boolean nor text. */
    static @Nullable Object valueOrNull(JsonElement element) {
        try {
            return element instanceof JsonPrimitive primitive ? value(primitive) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Reads what JSON calls a number, and nothing else that Java would take for one. */
    private static Object number(String content) {
        if (!NUMBER.matcher(content).matches()) {
            throw new NumberFormatException("expected a number, found " + content);
        }
        if (content.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            double value = Double.parseDouble(content);
            if (Double.isInfinite(value)) {
                throw new NumberFormatException("expected a number of 64 bits, found " + content);
            }
            return value;
        }
        long value = Long.parseLong(content);
        return value == (int) value ? (Object) (int) value : (Object) value;
    }
}
