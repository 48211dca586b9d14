package org.espalier.algo.bayes.forest;

import java.util.random.RandomGenerator;

/**
 * Grows a regression tree on a bootstrap sample: splits, by least squares, until a node has one row or one target (Breiman, "Random
 * forests", Machine Learning 45, 2001). Categories are ordered by their mean target, which finds the best of all subsets (Fisher,
 * JASA 53, 1958). A threshold is drawn evenly between the two values that it separates, so that trees differ where data is thin.
 */
final class Grower {
    private static final double FEATURES = 5.0 / 6;
    private static final int DEEPEST = 60;

    private final Table table;
    private final RandomGenerator random;
    private final RegressionTree tree = new RegressionTree();
    private final int[] rows;
    private final double[] sums = new double[Table.MOST_CODES + 1];
    private final int[] counts = new int[Table.MOST_CODES + 1];
    private final int[] order = new int[Table.MOST_CODES + 1];
    private final double[] keys = new double[Table.MOST_CODES + 1];

    private int bestColumn;
    private double bestGain;
    private long bestSet;
    private int bestCode;
    private int bestNext;

    private Grower(Table table, RandomGenerator random) {
        this.table = table;
        this.random = random;
        this.rows = random.ints(table.rows(), 0, table.rows()).toArray();
    }

    static RegressionTree grow(Table table, RandomGenerator random) {
        Grower grower = new Grower(table, random);
        grower.node(0, grower.rows.length, 0);
        return grower.tree;
    }

    /** Makes the node of the rows from {@code start} to {@code end} and returns its number. */
    private int node(int start, int end, int depth) {
        int n = end - start;
        double sum = 0;
        double squares = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            double y = table.targets()[rows[i]];
            sum += y;
            squares += y * y;
            low = Math.min(low, y);
            high = Math.max(high, y);
        }
        double mean = sum / n;
        int node = tree.leaf(mean, low == high ? 0 : Math.max(0, squares / n - mean * mean));
        if (low == high || depth == DEEPEST || !findSplit(start, end, sum)) {
            return node;
        }
        int column = bestColumn;
        long set = bestSet;
        double threshold = threshold();
        int middle = partition(start, end);
        if (middle == start || middle == end) {
            return node;
        }
        int left = node(start, middle, depth + 1);
        int right = node(middle, end, depth + 1);
        tree.fork(node, column, threshold, set, left, right);
        return node;
    }

    private boolean findSplit(int start, int end, double sum) {
        bestGain = 1e-12;
        bestColumn = -1;
        for (int column = 0; column < table.columns(); column++) {
            boolean last = column == table.columns() - 1 && bestColumn < 0;
            if (last || random.nextDouble() < FEATURES) {
                tryColumn(column, start, end, sum);
            }
        }
        return bestColumn >= 0;
    }

    private void tryColumn(int column, int start, int end, double sum) {
        int[] codes = table.codes()[column];
        int used = 0;
        for (int i = start; i < end; i++) {
            int code = codes[rows[i]];
            if (counts[code]++ == 0) {
                order[used++] = code;
                sums[code] = 0;
            }
            sums[code] += table.targets()[rows[i]];
        }
        if (used > 1) {
            boolean categorical = table.categorical()[column];
            for (int k = 0; k < used; k++) {
                keys[order[k]] = categorical ? sums[order[k]] / counts[order[k]] : order[k];
            }
            sort(used);
            scan(column, used, sum, end - start);
        }
        for (int k = 0; k < used; k++) {
            counts[order[k]] = 0;
        }
    }

    private void sort(int used) {
        for (int k = 1; k < used; k++) {
            int code = order[k];
            int at = k;
            while (at > 0 && keys[order[at - 1]] > keys[code]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = code;
        }
    }

    /** Between which two codes, in order, is the sum of squares within the parts least? */
    private void scan(int column, int used, double sum, int n) {
        boolean categorical = table.categorical()[column];
        double left = 0;
        int count = 0;
        long set = 0;
        for (int k = 0; k < used - 1; k++) {
            int code = order[k];
            left += sums[code];
            count += counts[code];
            set |= categorical ? 1L << code : code == 0 ? 1 : 0;
            double right = sum - left;
            double gain = left * left / count + right * right / (n - count) - sum * sum / n;
            if (gain > bestGain) {
                bestGain = gain;
                bestColumn = column;
                bestSet = set;
                bestCode = code;
                bestNext = order[k + 1];
            }
        }
    }

    /** Returns a place between the values on both sides of the split; NaN for categories. */
    private double threshold() {
        if (table.categorical()[bestColumn]) {
            return Double.NaN;
        }
        if (bestCode == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double low = table.highs()[bestColumn][bestCode];
        double high = table.lows()[bestColumn][bestNext];
        return high - (high - low) * random.nextDouble();
    }

    private int partition(int start, int end) {
        int[] codes = table.codes()[bestColumn];
        boolean categorical = table.categorical()[bestColumn];
        int middle = start;
        for (int i = start; i < end; i++) {
            int code = codes[rows[i]];
            boolean left = categorical ? (bestSet >> code & 1) != 0 : code <= bestCode;
            if (left) {
                int row = rows[i];
                rows[i] = rows[middle];
                rows[middle++] = row;
            }
        }
        return middle;
    }
}
