package org.espalier.algo.bayes.forest;

import java.util.Arrays;

/**
 * A finished tree, in arrays. A node with a negative column is a leaf; at others, numbers below the threshold and categories in
 * the set go left, and so does what does not exist, if the node says so.
 */
final class RegressionTree {
    private int[] columns = new int[16];
    private double[] thresholds = new double[16];
    private long[] sets = new long[16];
    private int[] lefts = new int[16];
    private int[] rights = new int[16];
    private double[] means = new double[16];
    private double[] variances = new double[16];
    private int size;

    /** Appends a leaf and returns its number. */
    int leaf(double mean, double variance) {
        if (size == columns.length) {
            int larger = 2 * size;
            columns = Arrays.copyOf(columns, larger);
            thresholds = Arrays.copyOf(thresholds, larger);
            sets = Arrays.copyOf(sets, larger);
            lefts = Arrays.copyOf(lefts, larger);
            rights = Arrays.copyOf(rights, larger);
            means = Arrays.copyOf(means, larger);
            variances = Arrays.copyOf(variances, larger);
        }
        columns[size] = -1;
        means[size] = mean;
        variances[size] = variance;
        return size++;
    }

    /**
     * Turns leaf {@code node} into a fork.
     *
     * @param threshold of numbers; NaN if the column has categories
     * @param set bit 0 for what does not exist, bit {@code 1 + c} for category {@code c}
     */
    void fork(int node, int column, double threshold, long set, int left, int right) {
        columns[node] = column;
        thresholds[node] = threshold;
        sets[node] = set;
        lefts[node] = left;
        rights[node] = right;
    }

    /** Returns the leaf of {@code row}; columns beyond its end do not exist. */
    int find(double[] row) {
        int node = 0;
        while (columns[node] >= 0) {
            double value = columns[node] < row.length ? row[columns[node]] : Double.NaN;
            boolean left;
            if (Double.isNaN(value)) {
                left = (sets[node] & 1) != 0;
            } else if (Double.isNaN(thresholds[node])) {
                left = value < Table.MOST_CATEGORIES && (sets[node] >> (1 + (int) value) & 1) != 0;
            } else {
                left = value < thresholds[node];
            }
            node = left ? lefts[node] : rights[node];
        }
        return node;
    }

    double mean(int leaf) {
        return means[leaf];
    }

    double variance(int leaf) {
        return variances[leaf];
    }
}
