package org.espalier.io;

import java.util.Iterator;
import java.util.Map;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;

/** Prints JSON for people: short parts on one line, longer ones indented. */
final class PrettyJson {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private PrettyJson() {}

    static String print(JsonElement element) {
        PrettyJson printer = new PrettyJson();
        printer.append(element, 0, 0);
        return printer.out.append('\n').toString();
    }

    private void append(JsonElement element, int indent, int used) {
        String line = element.toString();
        if (indent + used + line.length() <= WIDTH && indent > 0 || !(isLong(element))) {
            out.append(line);
        } else if (element instanceof JsonObject object) {
            appendObject(object, indent);
        } else if (element instanceof JsonArray array) {
            appendArray(array, indent);
        }
    }

    private static boolean isLong(JsonElement element) {
        return element instanceof JsonObject o && !o.isEmpty() || element instanceof JsonArray a && !a.isEmpty();
    }

    private void appendObject(JsonObject object, int indent) {
        out.append("{\n");
        Iterator<Map.Entry<String, JsonElement>> entries = object.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonElement> entry = entries.next();
            String key = Nodes.text(entry.getKey()) + ": ";
            out.append(" ".repeat(indent + 2)).append(key);
            append(entry.getValue(), indent + 2, key.length());
            out.append(entries.hasNext() ? ",\n" : "\n");
        }
        out.append(" ".repeat(indent)).append('}');
    }

    private void appendArray(JsonArray array, int indent) {
        out.append("[\n");
        for (int i = 0; i < array.size(); i++) {
            out.append(" ".repeat(indent + 2));
            append(array.get(i), indent + 2, 0);
            out.append(i + 1 < array.size() ? ",\n" : "\n");
        }
        out.append(" ".repeat(indent)).append(']');
    }
}
