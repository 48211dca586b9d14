package org.espalier.report;

import java.util.ArrayList;
import java.util.List;

/** A table with aligned columns: numbers to the right, texts to the left. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> heads) {
        rows.add(heads);
    }

    void add(List<String> cells) {
        rows.add(cells);
    }

    /** Returns the table without the columns on the right that would make it wider than {@code width}. */
    String print(int width) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        int shown = 0;
        int used = 0;
        for (int c = 0; c < columns; c++) {
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
            used += widths[c] + GAP.length();
            shown = used - GAP.length() <= width ? c + 1 : shown;
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            out.append(line(row, widths, shown).stripTrailing()).append('\n');
        }
        int hidden = columns - shown;
        return hidden == 0 ? out.toString() : out + "(" + hidden + " more columns)\n";
    }

    private String line(List<String> row, int[] widths, int shown) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < shown; c++) {
            String padding = " ".repeat(widths[c] - row.get(c).length());
            boolean right = isNumeric(c);
            line.append(c == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(row.get(c))
                    .append(right ? "" : padding);
        }
        return line.toString();
    }

    private boolean isNumeric(int column) {
        return rows.stream()
                .skip(1)
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("-?\\d+(\\.\\d+)?(e[+-]\\d+)?|-?Infinity|NaN"));
    }
}
