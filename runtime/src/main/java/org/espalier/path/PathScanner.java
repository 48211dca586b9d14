package org.espalier.path;

import org.espalier.internal.Texts;

/** A position in the text of a path or a pattern, and the readers of their common parts. */
final class PathScanner {
    private final String kind;
    private final String text;
    private final String examples;
    private int at;

    /**
     * Starts at the beginning of {@code text}.
     *
     * @param kind what the text should be, for messages: {@code path}
     * @param examples a sentence with examples, for messages
     */
    PathScanner(String kind, String text, String examples) {
        this.kind = kind;
        this.text = text;
        this.examples = examples;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** Skips {@code token} and returns true if it is next. */
    boolean skip(String token) {
        boolean next = text.startsWith(token, at);
        at += next ? token.length() : 0;
        return next;
    }

    void expect(String token) {
        if (!skip(token)) {
            throw fail("'" + token + "'");
        }
    }

    String plainKey() {
        int start = at;
        while (at < text.length() && !Path.isSpecial(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw fail("a key");
        }
        return text.substring(start, at);
    }

    int number() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw fail("a number, '=' or a quoted key");
        }
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw fail("a number in [0, " + Integer.MAX_VALUE + "]");
        }
    }

    String quoted() {
        StringBuilder out = new StringBuilder();
        expect("\"");
        while (!skip("\"")) {
            if (atEnd()) {
                throw fail("a closing '\"'");
            }
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            case '"', '\\' -> c;
            default -> {
                at--;
                throw fail("one of the escapes \\\" \\\\ \\n \\r \\t \\uXXXX");
            }
        };
    }

    private char unicode() {
        int character = Texts.unicodeAt(text, at);
        if (character < 0) {
            throw fail("four hexadecimal digits");
        }
        at += 4;
        return (char) character;
    }

    PathFormatException fail(String expected) {
        String found = atEnd() ? "the end" : "'" + text.charAt(at) + "'";
        return new PathFormatException("Not a " + kind + ": '" + text + "': expected " + expected + " at position " + at
                + ", found " + found + ". " + examples);
    }
}
