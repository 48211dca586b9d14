package org.espalier.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.schema.Field;
import org.espalier.schema.ValueText;
import org.jspecify.annotations.Nullable;

/** Patches as text: {@code name?value&key=value}. */
final class PatchText {
    private static final String SPECIAL = "%&=?:\"";

    private PatchText() {}

    static String print(String name, Map<String, ? extends @Nullable Object> arguments) {
        return arguments.isEmpty()
                ? name
                : arguments.entrySet().stream()
                        .map(e -> e.getKey() + "=" + print(e.getValue()))
                        .collect(Collectors.joining("&", name + "?", ""));
    }

    private static String print(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PatchText::print).collect(Collectors.joining(":"));
        }
        StringBuilder out = new StringBuilder();
        String.valueOf(value).chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0 || c < ' ') {
                out.append(String.format("%%%02X", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }

    static String name(String text) {
        int end = text.indexOf('?');
        return end < 0 ? text : text.substring(0, end);
    }

    static Map<String, @Nullable Object> arguments(String text, PatchType type) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int start = text.indexOf('?');
        if (start < 0 || start + 1 == text.length()) {
            return values;
        }
        int position = 0;
        for (String part : text.substring(start + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 && position < 0) {
                throw new PatchException("Patch '" + text + "': expected arguments by position before those by name,"
                        + " found '" + part + "'");
            }
            if (equals < 0 && position >= type.parameters().size()) {
                throw new PatchException("Patch '" + text + "': expected at most "
                        + type.parameters().size() + " arguments, found '" + part + "'. The signature is " + type);
            }
            String key = equals < 0 ? type.parameters().get(position++).name() : part.substring(0, equals);
            position = equals < 0 ? position : -1;
            if (values.containsKey(key)) {
                throw new PatchException(
                        "Patch '" + text + "': expected each argument once, found '" + key + "' twice");
            }
            values.put(key, read(part.substring(equals + 1), type, key));
        }
        return values;
    }

    /** Reads a value as its parameter asks for; the text itself where that fails, so that the check names it. */
    private static @Nullable Object read(String text, PatchType type, String key) {
        for (Field<?, ?> parameter : type.parameters()) {
            if (parameter.name().equals(key)) {
                return text.equals("none") && parameter.spec().accepts(null)
                        ? null
                        : ValueText.read(text, parameter.spec(), PatchText::decode)
                                .orElse(decode(text));
            }
        }
        return decode(text);
    }

    /** Resolves {@code %26} and the like, and takes away surrounding quotes. */
    private static String decode(String text) {
        String inner = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            boolean escape = inner.charAt(i) == '%'
                    && i + 2 < inner.length()
                    && Character.digit(inner.charAt(i + 1), 16) >= 0
                    && Character.digit(inner.charAt(i + 2), 16) >= 0;
            out.append(escape ? (char) Integer.parseInt(inner.substring(i + 1, i + 3), 16) : inner.charAt(i));
            i += escape ? 2 : 0;
        }
        return out.toString();
    }
}
