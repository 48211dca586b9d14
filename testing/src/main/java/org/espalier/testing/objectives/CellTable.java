package org.espalier.testing.objectives;

import static org.espalier.hyper.Hypers.oneOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbols;

/**
 * The table of NAS-Bench-201 (Dong, Yang, ICLR 2020): all 15 625 cells of six edges with one of five operations each,
 * measured. Loss is 100 minus the test accuracy in percent after 200 epochs.
 */
public final class CellTable {
    private static final int EDGES = 6;
    private static final int OPERATIONS = 5;
    private static final int CELLS = 15_625;
    private static final int CODE_COLUMN = 1;

    private CellTable() {}

    /**
     * Reads the task of data set {@code dataset}, {@code c10} or {@code c100}, from {@code nasbench201/nb201.csv} in the folder
     * {@code data}.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the table has no such data set
     */
    public static SearchTask read(Path data, String dataset) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("nasbench201").resolve("nb201.csv"));
        List<String> header = Arrays.asList(lines.get(0).split(","));
        int column = header.indexOf(dataset + "_test_e200");
        if (column < 0) {
            throw new IllegalArgumentException(
                    "dataset: expected one with a column in " + header + ", found " + dataset);
        }
        double[] losses = new double[CELLS];
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            losses[Integer.parseInt(cells[CODE_COLUMN], OPERATIONS)] = 100 - Double.parseDouble(cells[column]);
        }
        double best = Arrays.stream(losses).min().orElseThrow();
        return new SearchTask(
                "nb201_" + dataset, space(), child -> new double[] {losses[code(child)]}, List.of(), best);
    }

    private static SearchSpace<Map<String, Object>> space() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < EDGES; i++) {
            entries.put("e" + i, oneOf(0, 1, 2, 3, 4));
        }
        return SearchSpace.of(Symbols.dict(entries));
    }

    private static int code(Map<String, Object> child) {
        int code = 0;
        for (int i = 0; i < EDGES; i++) {
            code = OPERATIONS * code + (int) Functions.number(child, "e" + i);
        }
        return code;
    }
}
