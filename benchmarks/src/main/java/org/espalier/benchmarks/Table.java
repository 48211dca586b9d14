package org.espalier.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table in Markdown. */
final class Table {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(StringBuilder out) {
        out.append("### ").append(title).append("\n\n");
        line(columns, out);
        line(Collections.nCopies(columns.size(), "---"), out);
        rows.forEach(row -> line(row, out));
        out.append('\n');
    }

    private static void line(List<String> cells, StringBuilder out) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Returns a number with three significant digits. */
    static String number(double value) {
        if (value >= 100) {
            double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
            return String.format(Locale.ROOT, "%,d", Math.round(Math.round(value / unit) * unit));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }
}
