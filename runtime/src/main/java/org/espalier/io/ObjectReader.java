package org.espalier.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonNull;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/** The parts of one JSON object, each of the kind that is asked for; null counts as absent. */
final class ObjectReader {
    private final JsonObject object;
    private final Path at;

    private ObjectReader(JsonObject object, Path at) {
        this.object = object;
        this.at = at;
    }

    /** @throws JsonFormatException if {@code element} is not an object */
    static ObjectReader of(JsonElement element, Path at) {
        if (element instanceof JsonObject object) {
            return new ObjectReader(object, at);
        }
        throw refused(at, "an object", element);
    }

    static JsonFormatException refused(Path at, String expected, JsonElement found) {
        return new JsonFormatException("Document", List.of(Violation.of(at, expected, Documents.shown(found))));
    }

    Path at() {
        return at;
    }

    boolean has(String key) {
        JsonElement value = object.get(key);
        return value != null && !(value instanceof JsonNull);
    }

    /** Throws unless all keys are among {@code known}. */
    ObjectReader only(Set<String> known) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                String name = Texts.cut(key, 80);
                throw new JsonFormatException(
                        "Document",
                        List.of(new Violation(
                                at,
                                "the keys "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()),
                                "'" + name + "'",
                                Texts.nearest(name, known)
                                        .map(n -> "Maybe '" + n + "'?")
                                        .orElse(""))));
            }
        }
        return this;
    }

    JsonElement get(String key) {
        JsonElement value = object.get(key);
        if (value == null || value instanceof JsonNull) {
            throw new JsonFormatException(
                    "Document", List.of(Violation.of(at.key(key), "a value", value == null ? "nothing" : "null")));
        }
        return value;
    }

    /** Returns the value of a key that is known to be there, also if it is null. */
    JsonElement element(String key) {
        return Nodes.required(object, key);
    }

    String text(String key) {
        JsonElement value = get(key);
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getContent();
        }
        throw refused(at.key(key), "a text", value);
    }

    Optional<String> textIfGiven(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    boolean flag(String key) {
        JsonElement value = get(key);
        if (Nodes.valueOrNull(value) instanceof Boolean flag) {
            return flag;
        }
        throw refused(at.key(key), "true or false", value);
    }

    boolean flag(String key, boolean otherwise) {
        return has(key) ? flag(key) : otherwise;
    }

    int integer(String key) {
        JsonElement value = get(key);
        if (Nodes.valueOrNull(value) instanceof Integer number) {
            return number;
        }
        throw refused(at.key(key), "an int", value);
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    long whole(String key) {
        JsonElement value = get(key);
        Object number = Nodes.valueOrNull(value);
        if (number instanceof Integer || number instanceof Long) {
            return ((Number) number).longValue();
        }
        throw refused(at.key(key), "an integer of 64 bits", value);
    }

    double real(String key) {
        JsonElement value = get(key);
        if (Nodes.valueOrNull(value) instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(at.key(key), "a number", value);
    }

    JsonArray list(String key) {
        JsonElement value = get(key);
        if (value instanceof JsonArray array) {
            return array;
        }
        throw refused(at.key(key), "a list", value);
    }

    ObjectReader object(String key) {
        return of(get(key), at.key(key));
    }

    Set<String> keys() {
        return object.keySet();
    }
}
