package org.espalier.symbol;

import java.util.List;

/** Breaks the parts of a tree into lines of a given width. */
final class PrintedLines {
    private static final String STEP = "  ";

    private final SymbolPrinter printer;
    private final PrintedParts parts;
    private final StringBuilder out = new StringBuilder();

    PrintedLines(SymbolPrinter printer) {
        this.printer = printer;
        this.parts = new PrintedParts(printer);
    }

    void add(Symbol<?> tree) {
        add(tree, "", 0);
    }

    /**
     * Appends {@code item} to a line.
     *
     * @param indent what the line begins with
     * @param used how many characters of the line are taken, a comma behind it included
     */
    private void add(Object item, String indent, int used) {
        List<PrintedParts.Part> below = parts.parts(item);
        if (below.isEmpty() || fits(item, used)) {
            parts.line(item, out, Integer.MAX_VALUE);
            return;
        }
        String inner = indent + STEP;
        String separator = "\n";
        out.append(parts.opening(item));
        for (PrintedParts.Part part : below) {
            out.append(separator).append(inner).append(part.label());
            String sign = part.named() ? " = " : part.label().isEmpty() ? "" : ": ";
            out.append(sign);
            add(part.item(), inner, inner.length() + part.label().length() + sign.length() + 1);
            separator = ",\n";
        }
        out.append('\n').append(indent).append(PrintedParts.closing(item));
    }

    private boolean fits(Object item, int used) {
        if (printer.width() == 0) {
            return false;
        }
        StringBuilder line = new StringBuilder();
        int room = printer.width() - used;
        parts.line(item, line, room);
        return line.length() <= room;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
