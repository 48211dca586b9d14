package org.espalier.path;

/** Recursive-descent reader of the notation that {@link Path#toString} writes. */
final class PathParser {
    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    Path parse() {
        Path path = Path.ROOT;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                at++;
                path = path.child(bracket());
            } else if (c == '.' && !path.isRoot()) {
                at++;
                path = path.child(plainKey());
            } else if (path.isRoot() && c != '.') {
                path = path.child(plainKey());
            } else {
                throw fail("'.' or '['");
            }
        }
        return path;
    }

    private Step plainKey() {
        int start = at;
        while (at < text.length() && !Path.isSpecial(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw fail("a key");
        }
        return new Step.Key(text.substring(start, at));
    }

    private Step bracket() {
        Step step;
        if (peek() == '"') {
            step = new Step.Key(quoted());
        } else if (peek() == '=') {
            at++;
            step = new Step.Branch(number());
        } else {
            step = new Step.Index(number());
        }
        if (peek() != ']') {
            throw fail("']'");
        }
        at++;
        return step;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private int number() {
        int start = at;
        while (Character.isDigit(peek()) && at - start < 9) {
            at++;
        }
        if (at == start) {
            throw fail("a number, '=' or a quoted key");
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        at++;
        while (peek() != '"') {
            if (at >= text.length()) {
                throw fail("a closing '\"'");
            }
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
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
            default -> throw fail("one of the escapes \\\" \\\\ \\n \\r \\t \\uXXXX");
        };
    }

    private char unicode() {
        if (at + 4 <= text.length()) {
            String digits = text.substring(at, at + 4);
            if (digits.chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
                at += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        }
        throw fail("four hexadecimal digits");
    }

    private PathFormatException fail(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new PathFormatException(
                "Not a path: '" + text + "': expected " + expected + " at position " + at + ", found " + found
                        + ". Paths look like model.layers[3].filters, op[=2].filters or data[\"odd.key\"]");
    }
}
