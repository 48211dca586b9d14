package org.espalier.io;

import java.math.BigDecimal;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/** How Python and PyGlove write plain values and paths. */
final class PyGloveText {
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 16;
    private static final int DELETE = 0x7f;

    private PyGloveText() {}

    /** Returns {@code repr} of a number, a text, a boolean or {@code None}. */
    static String repr(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Float || value instanceof Double) {
            return real(((Number) value).doubleValue());
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** Returns a real as Python writes it: {@code 1e-05}, {@code 0.0001}, {@code 1000000000.0}. */
    static String real(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') >= 0 ? plain : plain + ".0";
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                out.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            } else if (c < ' ' || c == DELETE) {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append(quote).toString();
    }

    /**
     * Returns a path as PyGlove writes it. A step into a candidate goes through the field {@code candidates} of the
     * undecided node: {@code x.candidates[1].u}.
     */
    static String path(Path path) {
        StringBuilder out = new StringBuilder();
        for (Step step : path.steps()) {
            if (step instanceof Step.Key key) {
                appendKey(out, key.name());
            } else if (step instanceof Step.Index index) {
                out.append('[').append(index.value()).append(']');
            } else if (step instanceof Step.Branch branch) {
                appendKey(out, "candidates");
                out.append('[').append(branch.candidate()).append(']');
            }
        }
        return out.toString();
    }

    private static void appendKey(StringBuilder out, String name) {
        if (name.chars().anyMatch(c -> c == '.' || c == '[' || c == ']')) {
            out.append('[').append(name).append(']');
        } else {
            out.append(out.isEmpty() ? "" : ".").append(name);
        }
    }

    /**
     * Returns the path that PyGlove writes as {@code text}; the inverse of {@link #path} for paths of keys and positions.
     *
     * @throws IllegalArgumentException if a bracket is not closed or a key is empty
     */
    static Path parsePath(String text) {
        Path path = Path.ROOT;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                int end = closing(text, at);
                if (end == at + 1) {
                    throw new IllegalArgumentException("path: expected a key at position " + end);
                }
                path = path.child(bracketed(text.substring(at + 1, end)));
                at = end + 1;
            } else {
                int from = text.charAt(at) == '.' && at > 0 ? at + 1 : at;
                int end = from;
                while (end < text.length() && ".[]".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                if (end == from || end < text.length() && text.charAt(end) == ']') {
                    throw new IllegalArgumentException("path: expected a key at position " + from);
                }
                path = path.key(text.substring(from, end));
                at = end;
            }
        }
        return path;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("path: expected ']' after position " + open + ", found the end");
    }

    private static Step bracketed(String inner) {
        boolean number =
                !inner.isEmpty() && inner.length() < 10 && inner.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? new Step.Index(Integer.parseInt(inner)) : new Step.Key(inner);
    }
}
