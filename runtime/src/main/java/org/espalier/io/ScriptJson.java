package org.espalier.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;

/**
 * Plain values as JSON that may stand inside a {@code <script>} element of a page.
 *
 * <p>What could end the element or is not a character by itself is written as an escape: {@code <}, {@code >},
 * {@code &}, the two line separators that JavaScript once refused, and halves of surrogate pairs. Whoever parses the text
 * gets the very values that were given.
 */
public final class ScriptJson {
    private ScriptJson() {}

    /**
     * Returns the JSON of texts, finite numbers, booleans, {@code null}, and lists and maps of them; keys are the texts of
     * the maps' keys.
     */
    public static String write(Object value) {
        return escaped(element(value).toString());
    }

    private static JsonElement element(Object value) {
        if (value instanceof List<?> list) {
            return Nodes.array(list.stream().map(ScriptJson::element).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(String.valueOf(key), element(entry)));
            return Nodes.object(entries);
        }
        return Nodes.plain(value);
    }

    private static String escaped(String json) {
        StringBuilder out = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                out.append(c).append(json.charAt(++i));
            } else if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
