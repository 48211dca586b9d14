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
import org.espalier.internal.Texts;
import org.espalier.path.Violation;

/**
 * What all documents have in common: an envelope that names the kind and the version, a bound on their length, and the
 * JSON library's bound on their depth.
 */
final class Documents {
    /** The most characters that are read: 16 Mi. */
    static final int MAX_LENGTH = 1 << 24;

    private static final String VERSION = "1";
    private static final int BYTES_PER_CHAR = 4;

    private Documents() {}

    /** Returns the document of a kind with the given content. */
    static String write(String kind, Map<String, JsonElement> content) {
        Map<String, JsonElement> envelope = new LinkedHashMap<>();
        envelope.put("espalier", Nodes.text(kind));
        envelope.put("version", Nodes.plain(Integer.parseInt(VERSION)));
        envelope.putAll(content);
        return PrettyJson.print(Nodes.object(envelope));
    }

    /**
     * Returns the envelope of a document.
     *
     * @throws JsonFormatException if it is not JSON, or of another kind or version, or a part is missing
     */
    static JsonObject open(String text, String kind, List<String> parts) {
        JsonElement document = parse(text);
        if (!(document instanceof JsonObject object)
                || !Nodes.text(kind).equals(object.get("espalier"))
                || object.get("version") == null) {
            throw new JsonFormatException(
                    "Document",
                    List.of(Violation.of(org.espalier.path.Path.ROOT, expected(kind, parts), shown(document))));
        }
        String version = String.valueOf(object.get("version"));
        if (!version.equals(VERSION)) {
            throw new JsonFormatException(
                    "Document",
                    List.of(new Violation(
                            org.espalier.path.Path.ROOT.key("version"),
                            VERSION,
                            Texts.cut(version, 80),
                            "It was written by another version of Espalier")));
        }
        if (!object.keySet().containsAll(parts)) {
            throw new JsonFormatException(
                    "Document",
                    List.of(Violation.of(org.espalier.path.Path.ROOT, expected(kind, parts), shown(document))));
        }
        return object;
    }

    private static String expected(String kind, List<String> parts) {
        StringBuilder keys = new StringBuilder("\"version\"");
        for (int i = 0; i < parts.size(); i++) {
            keys.append(i == parts.size() - 1 ? " and \"" : ", \"")
                    .append(parts.get(i))
                    .append('"');
        }
        return "an object with \"espalier\": \"" + kind + "\", " + keys;
    }

    /**
     * Returns the JSON of a text.
     *
     * @throws JsonFormatException if it is not JSON, too long, or nested too deeply
     */
    static JsonElement parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new JsonFormatException(
                    "Document",
                    List.of(Violation.of(
                            org.espalier.path.Path.ROOT,
                            "at most " + MAX_LENGTH + " characters",
                            String.valueOf(text.length()))));
        }
        try {
            return Json.Default.parseToJsonElement(text);
        } catch (SerializationException e) {
            throw new JsonFormatException(
                    "Not JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /**
     * Returns the text of a file.
     *
     * @throws JsonFormatException if the file is too long; it is not read then
     */
    static String load(Path file) throws IOException {
        if (Files.size(file) > (long) MAX_LENGTH * BYTES_PER_CHAR) {
            throw new JsonFormatException(
                    "File " + file.getFileName(),
                    List.of(Violation.of(
                            org.espalier.path.Path.ROOT,
                            "at most " + MAX_LENGTH + " characters",
                            Files.size(file) + " bytes")));
        }
        return Files.readString(file);
    }

    /** Returns the start of an element's text, for messages. */
    static String shown(JsonElement element) {
        return Texts.cut(element.toString(), 80);
    }
}
