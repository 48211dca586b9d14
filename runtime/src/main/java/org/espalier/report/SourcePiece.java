package org.espalier.report;

import java.util.List;
import java.util.stream.Collectors;

/** A part of source code that can stand on one line or be broken between its items. */
record SourcePiece(String open, List<SourcePiece> items, Style style, String close) {
    private static final String STEP = "    ";

    /** What stands between items, on one line and on several. */
    enum Style {
        /** Arguments. */
        CALL(", ", ",", "", "", true),
        /** Arguments, with a comma behind the last of several lines. */
        CALL_WITH_LAST_COMMA(", ", ",", ",", "", true),
        /** Statements. */
        BLOCK(" ", "", "", " ", true),
        /** Calls one behind the other. */
        CHAIN("", "", "", "", false);

        private final String flat;
        private final String broken;
        private final String last;
        private final String pad;
        private final boolean closeApart;

        Style(String flat, String broken, String last, String pad, boolean closeApart) {
            this.flat = flat;
            this.broken = broken;
            this.last = last;
            this.pad = pad;
            this.closeApart = closeApart;
        }
    }

    static SourcePiece text(String text) {
        return new SourcePiece(text, List.of(), Style.CALL, "");
    }

    SourcePiece behind(String prefix) {
        return new SourcePiece(prefix + open, items, style, close);
    }

    SourcePiece before(String suffix) {
        return new SourcePiece(open, items, style, close + suffix);
    }

    private boolean mustBreak() {
        return style == Style.BLOCK && items.size() > 1 || items.stream().anyMatch(SourcePiece::mustBreak);
    }

    private String flat() {
        String pad = items.isEmpty() ? "" : style.pad;
        return items.stream().map(SourcePiece::flat).collect(Collectors.joining(style.flat, open + pad, pad + close));
    }

    String layout(int width) {
        StringBuilder out = new StringBuilder();
        append(out, "", 0, width);
        return out.toString();
    }

    private void append(StringBuilder out, String indent, int used, int width) {
        if (items.isEmpty() || !mustBreak() && used + flat().length() <= width) {
            out.append(flat());
            return;
        }
        String inner = indent + STEP;
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            out.append('\n').append(inner);
            items.get(i).append(out, inner, inner.length() + 1, width);
            out.append(i + 1 < items.size() ? style.broken : style.last);
        }
        out.append(style.closeApart ? "\n" + indent : "").append(close);
    }
}
