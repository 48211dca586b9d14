package org.espalier.benchmarks.sharing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what several runs of the same strategy gave, as a table in Markdown. */
final class SharingSummary {
    private static final int IMAGES = 0;
    private static final int STRATEGY = 1;
    private static final int TAU = 4;
    private static final int RANK = 5;
    private static final int CHOSEN = 6;
    private static final int COST = 7;
    private static final int CPU_COST = 9;

    private SharingSummary() {}

    /**
     * Summarizes runs.
     *
     * @param lines lines that {@link SharingCommand} wrote, without the header
     * @return one table row for each set of images and strategy
     */
    static String of(List<String> lines) throws IOException {
        Map<String, List<String[]>> groups = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",");
            groups.computeIfAbsent(cells[IMAGES] + " | " + cells[STRATEGY], k -> new ArrayList<>())
                    .add(cells);
        }
        StringBuilder text = new StringBuilder(
                "| images | strategy | seeds | tau, median (each) | rank of the chosen (of 256) | its accuracy alone | cost |"
                        + " processor time |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Map.Entry<String, List<String[]>> group : groups.entrySet()) {
            text.append(row(group.getKey(), group.getValue()));
        }
        return text.toString();
    }

    private static String row(String key, List<String[]> runs) throws IOException {
        StandAloneTable table = StandAloneTable.of(CellSpace.Images.valueOf(runs.get(0)[IMAGES]));
        double accuracy = runs.stream()
                .mapToDouble(r -> table.accuracies().getOrDefault(r[CHOSEN], Double.NaN))
                .average()
                .orElse(Double.NaN);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f (%s) | %s | %.4f | %.1f %% | %.1f %% |%n",
                key,
                runs.size(),
                median(runs, TAU),
                runs.stream()
                        .map(r -> String.format(Locale.ROOT, "%.2f", number(r, TAU)))
                        .collect(Collectors.joining(", ")),
                runs.stream().map(r -> r[RANK]).collect(Collectors.joining(", ")),
                accuracy,
                100 * median(runs, COST),
                100 * median(runs, CPU_COST));
    }

    private static double median(List<String[]> runs, int column) {
        List<Double> sorted = runs.stream()
                .map(run -> number(run, column))
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double number(String[] run, int column) {
        return Double.parseDouble(run[column]);
    }
}
