package org.espalier.report;

import java.util.Optional;
import org.espalier.report.SymbolSource.Language;
import org.jspecify.annotations.Nullable;

/** Plain values as source code. */
final class SourceLiterals {
    private static final int HIGHEST_ASCII = 0x7e;

    private final Language language;

    SourceLiterals(Language language) {
        this.language = language;
    }

    /** Returns the source of a value; empty if it is opaque. */
    Optional<String> of(Object value) {
        if (value instanceof String text) {
            return Optional.of(text(text));
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant(constant));
        }
        return value instanceof Number || value instanceof Boolean
                ? Optional.ofNullable(number(value)).or(() -> small(value))
                : Optional.empty();
    }

    private static @Nullable String number(Object value) {
        if (value instanceof Integer i) {
            return integer(i);
        }
        if (value instanceof Long l) {
            return l == Long.MIN_VALUE ? "Long.MIN_VALUE" : l + "L";
        }
        if (value instanceof Double d) {
            return Double.isFinite(d) ? String.valueOf(d) : "Double." + odd(d);
        }
        if (value instanceof Float f) {
            return Float.isFinite(f) ? f + "f" : "Float." + odd(f);
        }
        return value instanceof Boolean ? value.toString() : null;
    }

    private static String integer(int value) {
        return value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : String.valueOf(value);
    }

    private static String odd(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    }

    private Optional<String> small(Object value) {
        if (!(value instanceof Short || value instanceof Byte)) {
            return Optional.empty();
        }
        String type = value instanceof Short ? "short" : "byte";
        return Optional.of(
                language == Language.JAVA
                        ? "(" + type + ") " + value
                        : "(" + value + ").to" + (type.equals("short") ? "Short" : "Byte") + "()");
    }

    private static String constant(Enum<?> constant) {
        String type = constant.getDeclaringClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + constant.name();
    }

    /** Returns {@code text} as a literal of the language; characters that cannot be seen are written by their code. */
    String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            out.append(character(text, i));
        }
        return out.append('"').toString();
    }

    private String character(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '$' -> language == Language.KOTLIN ? "\\$" : "$";
            default -> isSeen(text, at) ? String.valueOf(c) : code(c);
        };
    }

    /** A Java compiler resolves escapes by code before anything else, so controls are written in octal there. */
    private String code(char c) {
        return language == Language.JAVA && c < ' '
                ? String.format("\\%03o", (int) c)
                : String.format("\\u%04x", (int) c);
    }

    private static boolean isSeen(String text, int at) {
        char c = text.charAt(at);
        return c >= ' ' && c <= HIGHEST_ASCII || Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    }
}
