package org.espalier.benchmarks.regret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.testing.objectives.CellTable;
import org.espalier.testing.objectives.Functions;
import org.espalier.testing.objectives.SearchTask;

/** The search problems of the score card, by name. */
final class Tasks {
    private static final Map<String, SearchTask> FORMULAS = formulas();
    private static final List<String> TABLES = List.of("nb201_c10", "nb201_c100");

    private Tasks() {}

    private static Map<String, SearchTask> formulas() {
        Map<String, SearchTask> tasks = new LinkedHashMap<>();
        for (SearchTask task : List.of(
                Functions.branin(),
                Functions.hartmann6(),
                Functions.ackley10(),
                Functions.ackley10Shifted(),
                Functions.condmix(),
                Functions.zdt1(10),
                Functions.zdt1(30))) {
            tasks.put(task.name(), task);
        }
        return tasks;
    }

    /** Returns the names of all tasks; those of tables only if the folder {@code data} has them. */
    static List<String> names(Path data) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        FORMULAS.keySet().forEach(name -> names.put(name, true));
        if (Files.exists(data.resolve("nasbench201/nb201.csv"))) {
            TABLES.forEach(name -> names.put(name, true));
        }
        return List.copyOf(names.keySet());
    }

    /**
     * Returns a task.
     *
     * @throws IllegalArgumentException if there is none of that name
     * @throws IOException if its table cannot be read
     */
    static SearchTask named(String name, Path data) throws IOException {
        SearchTask formula = FORMULAS.get(name);
        if (formula != null) {
            return formula;
        }
        if (!names(data).contains(name)) {
            throw new IllegalArgumentException("--objectives: expected names among " + String.join(", ", names(data))
                    + ", found '" + name + "'"
                    + (TABLES.contains(name) ? ". Its table is not in the folder " + data : ""));
        }
        return CellTable.read(data, name.substring("nb201_".length()));
    }
}
