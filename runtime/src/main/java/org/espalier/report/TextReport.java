package org.espalier.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espalier.geno.ActiveDecision;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionWalk;
import org.espalier.internal.Checks;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Difference;
import org.espalier.study.Study;
import org.espalier.study.TrialResult;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolPrinter;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * A study in plain text: how it went, the best trials as a table, the best tree and how it differs from the program that
 * the search began with.
 *
 * <pre>{@code
 * System.out.println(TextReport.of(study).rows(5).comparedWith(program));
 * }</pre>
 *
 * A report reads the study when it is printed and never changes it.
 */
public final class TextReport {
    private static final int ROWS = 10;
    private static final int WIDTH = 140;
    private static final int CELL = 28;
    private static final int SIDE = 60;
    private static final SymbolPrinter TREES =
            SymbolPrinter.LINES.hidingDefaults().hidingPackages().literals(TextReport::literal);

    private final Study<?> study;
    private final int rows;
    private final Symbol<?> start;
    private final Map<String, Function<TrialResult<?>, String>> columns;

    private TextReport(
            Study<?> study, int rows, Symbol<?> start, Map<String, Function<TrialResult<?>, String>> columns) {
        this.study = study;
        this.rows = rows;
        this.start = start;
        this.columns = columns;
    }

    /** Returns the report of the ten best trials, compared with the undecided tree of the space. */
    public static TextReport of(Study<?> study) {
        return new TextReport(study, ROWS, study.space().template(), Map.of());
    }

    /**
     * Returns this report with another number of best trials.
     *
     * @throws IllegalArgumentException if {@code count < 1}
     */
    public TextReport rows(int count) {
        return new TextReport(study, Checks.atLeast("rows", count, 1), start, columns);
    }

    /** Returns this report with another tree to compare the best one with: the program that the search began with. */
    public TextReport comparedWith(Symbol<?> program) {
        return new TextReport(study, rows, program, columns);
    }

    /**
     * Returns this report with one more column of the user's own in the table; columns of one's own take the place of those
     * for decisions.
     *
     * @param head heading of the column
     * @param cell text for a trial; may look at its child
     */
    public TextReport column(String head, Function<TrialResult<?>, String> cell) {
        Map<String, Function<TrialResult<?>, String>> more = new LinkedHashMap<>(columns);
        more.put(head, cell);
        return new TextReport(study, rows, start, more);
    }

    /** Returns how many trials there are, and what became of them, in one line. */
    public String summary() {
        Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
        List<Trial> trials = study.trials();
        trials.forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
        String states = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return trials.size() + (trials.size() == 1 ? " trial" : " trials") + (states.isEmpty() ? "" : ": " + states);
    }

    /**
     * Returns the best trials as a table: place, trial, metrics, then one column for each decision that is active in one of
     * them, or the user's own columns. Columns that do not fit into 140 characters are left out, and counted below.
     */
    public String leaderboard() {
        List<? extends TrialResult<?>> best = study.top(rows);
        if (best.isEmpty()) {
            return "No trial has a score.\n";
        }
        List<Map<String, String>> decisions =
                best.stream().map(result -> cells(result)).toList();
        Set<String> metrics = new LinkedHashSet<>();
        study.objectives().forEach(objective -> metrics.add(objective.name()));
        best.forEach(result -> metrics.addAll(result.metrics().keySet()));
        Set<String> ids = new LinkedHashSet<>();
        decisions.forEach(row -> ids.addAll(row.keySet()));
        List<String> heads = new ArrayList<>(List.of("place", "trial"));
        heads.addAll(metrics);
        heads.addAll(ids);
        TextTable table = new TextTable(heads);
        for (int i = 0; i < best.size(); i++) {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(i + 1));
            cells.add(String.valueOf(best.get(i).trial().id()));
            for (String metric : metrics) {
                Double value = best.get(i).metrics().get(metric);
                cells.add(value == null ? "" : Numbers.text(value));
            }
            for (String id : ids) {
                cells.add(decisions.get(i).getOrDefault(id, ""));
            }
            table.add(cells);
        }
        return table.print(WIDTH);
    }

    /**
     * Returns the best tree without what holds its default, then a line {@code path: before -> after} for each place at
     * which it differs from the program that it is compared with; what was added or removed is marked {@code +} and
     * {@code -}.
     *
     * @throws org.espalier.study.StudyException if no trial has a score
     */
    public String best() {
        Symbol<?> winner = study.best().symbol();
        StringBuilder out = new StringBuilder(TREES.print(winner)).append('\n');
        Diff diff = Diff.between(start, winner);
        out.append(diff.isEmpty() ? "No difference.\n" : "Differences:\n");
        diff.differences()
                .forEach(difference -> out.append("  ").append(line(difference)).append('\n'));
        return out.toString();
    }

    private static String line(Difference difference) {
        if (difference instanceof Difference.Changed changed) {
            return place(changed.leftPath()) + ": " + side(changed.left()) + " -> " + side(changed.right());
        }
        if (difference instanceof Difference.Added added) {
            return place(added.rightPath()) + ": + " + side(added.right());
        }
        Difference.Removed removed = (Difference.Removed) difference;
        return place(removed.leftPath()) + ": - " + side(removed.left());
    }

    private static String place(Path path) {
        return path.isRoot() ? "(root)" : path.toString();
    }

    private static String side(Symbol<?> node) {
        return TREES.print(node, SIDE);
    }

    /** Returns summary, table and best tree; without the tree if no trial has a score. */
    @Override
    public String toString() {
        String table = summary() + "\n\n" + leaderboard();
        return study.progress().bestTrial().isEmpty() ? table : table + "\nBest: " + study.best() + "\n" + best();
    }

    private Map<String, String> cells(TrialResult<?> result) {
        if (columns.isEmpty()) {
            return decisions(result);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach((head, cell) -> cells.put(head, cell.apply(result)));
        return cells;
    }

    private Map<String, String> decisions(TrialResult<?> result) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (ActiveDecision active : DecisionWalk.active(study.space().spec(), result.dna())) {
            String id = active.point()
                    .tags()
                    .name()
                    .orElse(String.valueOf(active.site().id()));
            cells.put(id.isEmpty() ? "(root)" : id, Texts.cut(value(active), CELL));
        }
        return cells;
    }

    private static String value(ActiveDecision active) {
        Decision decision = active.decision();
        if (decision instanceof FloatValue number) {
            return Numbers.text(number.value());
        }
        if (decision instanceof IntValue number) {
            return String.valueOf(number.value());
        }
        if (decision instanceof TextValue text) {
            return text.value();
        }
        String joined = decision.picks().stream()
                .map(pick ->
                        unquoted(active.point().candidates().get(pick.index()).label()))
                .collect(Collectors.joining(", "));
        boolean single = decision.picks().size() == 1 && !(decision instanceof Order);
        return single ? joined : "[" + joined + "]";
    }

    /** Reals with four significant digits, all else in full. */
    private static String literal(@Nullable Object value) {
        return value instanceof Double number ? Numbers.text(number) : SymbolPrinter.text(value);
    }

    private static String unquoted(String label) {
        return label.matches("\"[^\"\\\\]+\"") ? label.substring(1, label.length() - 1) : label;
    }
}
