package org.espalier.benchmarks.regret;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbols;
import org.espalier.testing.objectives.SearchTask;

/**
 * A measured table as a search problem: some columns are decisions, one is the score.
 *
 * <p>A column of numbers with more than {@value #MOST_CANDIDATES} different values is a range, on a log scale if its largest
 * value is at least {@value #WIDE} times its least and that is above 0; any other column is a choice of its values. The score
 * of a child is the mean of the rows with these values. If there is none, because the table is a sample and no grid, it is
 * that of the nearest row: a different choice counts 1, numbers by their distance in units of the range.
 */
final class ScoreTable {
    static final int MOST_CANDIDATES = 24;
    static final int WIDE = 100;

    private final List<Column> columns;
    private final double[][] points;
    private final double[] losses;
    private final Map<List<Object>, Double> exact = new LinkedHashMap<>();

    private ScoreTable(List<Column> columns, double[][] points, double[] losses) {
        this.columns = columns;
        this.points = points;
        this.losses = losses;
    }

    /**
     * Returns the task to find the row with the best score; a score that is maximised is turned around.
     *
     * @param name of the task
     * @param lines the header and the rows, separated by commas, without quotes
     * @param decisions names of the columns to decide
     * @param score name of the column to optimise
     * @param maximize whether large scores are good
     * @throws IllegalArgumentException if a column is missing, a row has another number of columns than the header, or a
     *     score is no finite number; names the line
     */
    static SearchTask task(String name, List<String> lines, List<String> decisions, String score, boolean maximize) {
        CsvRows rows = CsvRows.read(name, lines);
        double[] losses = rows.numbers(score).stream()
                .mapToDouble(value -> maximize ? -value : value)
                .toArray();
        List<Column> columns = new ArrayList<>();
        for (String decision : decisions) {
            columns.add(Column.of(decision, rows.column(decision)));
        }
        double[][] points = new double[losses.length][columns.size()];
        List<List<String>> texts = decisions.stream().map(rows::column).toList();
        Map<List<Object>, List<Double>> same = new LinkedHashMap<>();
        for (int row = 0; row < losses.length; row++) {
            List<Object> values = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                Object value = columns.get(c).value(texts.get(c).get(row));
                points[row][c] = columns.get(c).place(value);
                values.add(value);
            }
            same.computeIfAbsent(values, key -> new ArrayList<>()).add(losses[row]);
        }
        ScoreTable table = new ScoreTable(List.copyOf(columns), points, losses);
        same.forEach((key, found) -> table.exact.put(
                key, found.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return new SearchTask(
                name,
                table.space(),
                child -> new double[] {table.loss(child)},
                List.of(),
                Collections.min(table.exact.values()));
    }

    private SearchSpace<Map<String, Object>> space() {
        Map<String, Object> entries = new LinkedHashMap<>();
        columns.forEach(column -> entries.put(column.name(), column.undecided()));
        return SearchSpace.of(Symbols.dict(entries));
    }

    private double loss(Map<String, Object> child) {
        List<Object> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(child.get(column.name()));
        }
        Double known = exact.get(values);
        return known != null ? known : nearest(values);
    }

    private double nearest(List<Object> values) {
        double least = Double.POSITIVE_INFINITY;
        double loss = Double.NaN;
        for (int row = 0; row < points.length; row++) {
            double distance = 0;
            for (int c = 0; c < columns.size() && distance < least; c++) {
                double apart = Math.abs(columns.get(c).place(values.get(c)) - points[row][c]);
                distance += columns.get(c).isRange() ? apart * apart : apart == 0 ? 0 : 1;
            }
            if (distance < least) {
                least = distance;
                loss = losses[row];
            }
        }
        return loss;
    }

    /** A column with its different values, in order. */
    private record Column(
            String name, List<Object> values, boolean isRange, boolean log, Map<Object, Integer> numbers) {
        static Column of(String name, List<String> cells) {
            boolean whole = cells.stream().allMatch(cell -> cell.matches("-?\\d{1,9}"));
            boolean real = whole || cells.stream().allMatch(Column::isNumber);
            Map<Object, Object> sorted = new TreeMap<>();
            for (String cell : cells) {
                Object value = whole ? (Object) Integer.valueOf(cell) : real ? (Object) Double.valueOf(cell) : cell;
                sorted.put(value, value);
            }
            List<Object> values = List.copyOf(sorted.keySet());
            boolean range = real && values.size() > MOST_CANDIDATES;
            double min = real ? ((Number) values.get(0)).doubleValue() : 0;
            double max = real ? ((Number) values.get(values.size() - 1)).doubleValue() : 0;
            Map<Object, Integer> numbers = new LinkedHashMap<>();
            for (Object value : values) {
                numbers.put(value, numbers.size());
            }
            return new Column(name, values, range, range && min > 0 && max >= WIDE * min, numbers);
        }

        private static boolean isNumber(String cell) {
            try {
                return Double.isFinite(Double.parseDouble(cell));
            } catch (NumberFormatException e) {
                return false;
            }
        }

        Object value(String cell) {
            Object first = values.get(0);
            return first instanceof Integer
                    ? Integer.valueOf(cell)
                    : first instanceof Double ? Double.valueOf(cell) : cell;
        }

        private double min() {
            return ((Number) values.get(0)).doubleValue();
        }

        private double max() {
            return ((Number) values.get(values.size() - 1)).doubleValue();
        }

        /** Returns where a value stands: in {@code [0, 1]} in a range, its number in a choice. */
        double place(Object value) {
            if (!isRange) {
                return numbers.getOrDefault(value, -1);
            }
            double number = ((Number) value).doubleValue();
            return log ? Math.log(number / min()) / Math.log(max() / min()) : (number - min()) / (max() - min());
        }

        Object undecided() {
            if (!isRange) {
                return oneOf(values);
            }
            if (values.get(0) instanceof Integer) {
                IntV range = intv((int) min(), (int) max());
                return log ? range.log() : range;
            }
            FloatV range = floatv(min(), max());
            return log ? range.log() : range;
        }
    }
}
