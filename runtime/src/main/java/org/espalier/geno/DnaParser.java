package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.espalier.internal.Texts;

/** Recursive-descent reader of the notation of {@link DnaText}. White space is free between tokens. */
final class DnaParser {
    private static final int MAX_DEPTH = 500;

    private final String text;
    private int at;
    private int depth;

    DnaParser(String text) {
        this.text = text;
    }

    Dna parse() {
        Dna dna = dna();
        if (peek() != '\0' || at < text.length()) {
            throw fail("the end");
        }
        return dna;
    }

    private Dna dna() {
        expect('[');
        if (++depth > MAX_DEPTH) {
            throw fail("at most " + MAX_DEPTH + " levels of brackets");
        }
        List<Decision> decisions = new ArrayList<>();
        if (peek() != ']') {
            decisions.add(decision());
            while (peek() == ',') {
                at++;
                decisions.add(decision());
            }
        }
        if (peek() != ']') {
            throw fail("',' or ']'");
        }
        at++;
        depth--;
        return Dna.of(decisions);
    }

    private Decision decision() {
        char c = peek();
        if (c == '{') {
            List<Pick> picks = picks('}');
            return picks.size() == 1
                    ? Chosen.of(picks.get(0).index(), picks.get(0).sub())
                    : new Chosen(picks);
        }
        if (c == '<') {
            return new Order(picks('>'));
        }
        if (c == '"') {
            return new TextValue(quoted());
        }
        if (c == '=') {
            at++;
            return new IntValue(integer());
        }
        return number();
    }

    private Decision number() {
        int end = numberEnd();
        String token = text.substring(at, end);
        if (!token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            Pick pick = pick();
            return Chosen.of(pick.index(), pick.sub());
        }
        double value = real(token);
        at = end;
        return new FloatValue(value);
    }

    /** Reads a real, which has a dot or an exponent: without either it could be a pick. */
    private double real(String token) {
        boolean looksReal = token.indexOf('.') >= 0 || token.indexOf('E') >= 0 || token.indexOf('e') >= 0;
        if (looksReal) {
            try {
                double value = Double.parseDouble(token);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw fail("a real number such as 3.2E-4");
            }
        }
        throw fail("a decision: a pick (2), several ({0 2}), an order (<1 0>), a finite real (1.0), "
                + "an integer (=16) or a text (\"a\")");
    }

    private int numberEnd() {
        int end = at;
        while (end < text.length() && isNumberPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNumberPart(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private List<Pick> picks(char close) {
        at++;
        List<Pick> picks = new ArrayList<>();
        while (peek() != close || close == '}' && picks.isEmpty()) {
            if (!isDigit(peek())) {
                throw fail("a candidate number" + (picks.isEmpty() ? "" : " or '" + close + "'"));
            }
            picks.add(pick());
        }
        at++;
        return picks;
    }

    private Pick pick() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int index = parseIndex(start);
        if (peek() != ':') {
            return Pick.of(index);
        }
        at++;
        return new Pick(index, dna());
    }

    private int parseIndex(int start) {
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw fail("a candidate number in [0, " + Integer.MAX_VALUE + "]");
        }
    }

    private long integer() {
        int end = numberEnd();
        try {
            long value = Long.parseLong(text.substring(at, end));
            at = end;
            return value;
        } catch (NumberFormatException e) {
            throw fail("an integer of 64 bits");
        }
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw fail("a closing '\"'");
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> {
                at = Math.max(0, at - 1);
                throw fail("an escape of JSON, such as \\n or \\u0041");
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

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void expect(char c) {
        if (peek() != c) {
            throw fail("'" + c + "'");
        }
        at++;
    }

    /** Skips white space and returns the character there; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private DnaException fail(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        int from = Math.max(0, at - 60);
        String near = (from > 0 ? "..." : "") + Texts.cut(text.substring(from), 120);
        return new DnaException(
                "Not a DNA: '" + near + "': expected " + expected + " at position " + at + ", found " + found);
    }
}
