package org.espalier.algo.bayes.forest;

import java.util.Arrays;

/**
 * What a tree learns from: rows in at most {@link #MOST_CODES} steps for each column, so that splits are found by counting.
 *
 * @param codes for each column the step of each row, in {@code [0, steps)}; what does not exist is step 0
 * @param lows for each column and step the least value in it
 * @param highs for each column and step the largest value in it
 * @param categorical for each column whether its values are categories
 * @param targets what is predicted for each row
 */
record Table(int[][] codes, double[][] lows, double[][] highs, boolean[] categorical, double[] targets) {
    static final int MOST_CODES = 256;
    /** More categories than fit into a set of 64 bits are treated as numbers. */
    static final int MOST_CATEGORIES = 62;

    /** Returns the table of {@code rows}, of which some may be shorter than {@code columns} is wide. */
    static Table of(double[][] rows, Columns columns, double[] targets) {
        int width = columns.width();
        int[][] codes = new int[width][rows.length];
        double[][] lows = new double[width][MOST_CODES];
        double[][] highs = new double[width][MOST_CODES];
        boolean[] categorical = new boolean[width];
        for (int c = 0; c < width; c++) {
            double[] values = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                values[r] = c < rows[r].length ? rows[r][c] : Double.NaN;
            }
            double[] sorted = Arrays.stream(values)
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .distinct()
                    .toArray();
            categorical[c] =
                    columns.isCategorical(c) && (sorted.length == 0 || sorted[sorted.length - 1] < MOST_CATEGORIES);
            Arrays.fill(lows[c], Double.POSITIVE_INFINITY);
            Arrays.fill(highs[c], Double.NEGATIVE_INFINITY);
            for (int r = 0; r < rows.length; r++) {
                int code = code(values[r], sorted, categorical[c]);
                codes[c][r] = code;
                lows[c][code] = Math.min(lows[c][code], values[r]);
                highs[c][code] = Math.max(highs[c][code], values[r]);
            }
        }
        return new Table(codes, lows, highs, categorical, targets);
    }

    int columns() {
        return codes.length;
    }

    int rows() {
        return targets.length;
    }

    /** Numbers get a step each, by rank; where there are too many, neighbours share one. */
    private static int code(double value, double[] sorted, boolean categorical) {
        if (Double.isNaN(value)) {
            return 0;
        }
        if (categorical) {
            return 1 + (int) value;
        }
        int rank = Arrays.binarySearch(sorted, value);
        int steps = MOST_CODES - 1;
        return 1 + (sorted.length <= steps ? rank : (int) ((long) rank * steps / sorted.length));
    }
}
