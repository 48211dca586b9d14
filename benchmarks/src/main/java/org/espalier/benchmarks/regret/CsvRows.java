package org.espalier.benchmarks.regret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of comma-separated values with a header and no quotes.
 *
 * @param name of the table, for messages
 * @param header names of the columns
 * @param rows cells, as many in each row as there are columns
 */
record CsvRows(String name, List<String> header, List<List<String>> rows) {
    /**
     * Reads the lines of a table; blank ones are left out.
     *
     * @throws IllegalArgumentException if there is no row, or a row has another number of cells than the header
     */
    static CsvRows read(String name, List<String> lines) {
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> row = cells(lines.get(i));
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(name + ":" + (i + 1) + ": expected " + header.size()
                        + " columns as in the header, found " + row.size());
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a header and at least one row, found none");
        }
        return new CsvRows(name, header, List.copyOf(rows));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::trim).toList();
    }

    /** @throws IllegalArgumentException if there is no such column */
    List<String> column(String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(
                    name + ": expected a column '" + column + "', found " + String.join(", ", header));
        }
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** @throws IllegalArgumentException if there is no such column, or a cell is no finite number */
    List<Double> numbers(String column) {
        List<Double> numbers = new ArrayList<>();
        for (String cell : column(column)) {
            double number;
            try {
                number = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                number = Double.NaN;
            }
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(name + ", row " + (numbers.size() + 1) + ", column " + column
                        + ": expected a finite number, found '" + cell + "'");
            }
            numbers.add(number);
        }
        return numbers;
    }
}
