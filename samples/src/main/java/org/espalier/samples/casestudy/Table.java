package org.espalier.samples.casestudy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The table of a case study, as text or in Markdown. */
public final class Table {
    private static final List<String> HEADS =
            List.of("#", "space", "algorithm", "lines", "search cost", "train cost", "test accuracy", "multiply-adds");
    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;
    private static final double MILLIS = 1e3;

    private final List<List<String>> lines = new ArrayList<>();

    /**
     * Prepares the table.
     *
     * @param rows at least one; the others are compared with the first
     */
    public Table(List<Row> rows) {
        lines.add(HEADS);
        for (Row row : rows) {
            lines.add(cells(lines.size(), row, rows.get(0)));
        }
    }

    private static List<String> cells(int number, Row row, Row first) {
        boolean searched = row.search().trainings() > 0;
        Row.Result result = row.result();
        String gain = number == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%+.1f)",
                        PERCENT * (result.mean() - first.result().mean()));
        return List.of(
                Integer.toString(number),
                row.step().space(),
                row.step().algorithm(),
                searched ? "+" + row.lines() : "-",
                searched ? cost(row.search().trainings(), row.search().processor()) : "-",
                cost(1, row.training()),
                String.format(Locale.ROOT, "%.1f ± %.1f %%", PERCENT * result.mean(), PERCENT * result.deviation())
                        + gain,
                String.format(Locale.ROOT, "%.3f M", result.multiplyAdds() / MILLION));
    }

    private static String cost(double trainings, Duration time) {
        String units = trainings == Math.rint(trainings) ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, units + " (%.1f s)", trainings, time.toMillis() / MILLIS);
    }

    /** Returns the table with aligned columns. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder cells = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                cells.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    /** Returns the table in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append("| ").append(String.join(" | ", line)).append(" |\n");
            if (line == HEADS) {
                text.append("| ")
                        .append(String.join(" | ", Collections.nCopies(HEADS.size(), "---")))
                        .append(" |\n");
            }
        }
        return text.toString();
    }
}
