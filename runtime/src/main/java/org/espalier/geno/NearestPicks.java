package org.espalier.geno;

import java.util.Arrays;

/**
 * Finds the legal picks of least total cost: candidate by candidate if repetition is allowed, by dynamic programming if the
 * picks are sorted, by the Hungarian method (shortest augmenting paths, {@code O(k^2 n)}) if they are distinct.
 */
final class NearestPicks {
    private NearestPicks() {}

    /**
     * Returns the picks; ties go to the lower candidate where the rules leave a choice.
     *
     * @param costs finite numbers, [pick, candidate]
     */
    static int[] of(Selection selection, double[][] costs) {
        if (costs.length == 1 || !selection.distinct() && !selection.sorted()) {
            int[] picks = new int[costs.length];
            for (int j = 0; j < picks.length; j++) {
                picks[j] = cheapest(costs[j]);
            }
            return picks;
        }
        return selection.sorted() ? sorted(costs, selection.distinct() ? 1 : 0) : distinct(costs);
    }

    private static int cheapest(double[] costs) {
        int best = 0;
        for (int c = 1; c < costs.length; c++) {
            if (costs[c] < costs[best]) {
                best = c;
            }
        }
        return best;
    }

    /** {@code least[j][c]} is the least cost of picks {@code j ...} from candidates {@code c ...}. */
    private static int[] sorted(double[][] costs, int step) {
        int k = costs.length;
        int n = costs[0].length;
        double[][] least = new double[k + 1][n + 2];
        for (int j = k - 1; j >= 0; j--) {
            Arrays.fill(least[j], Double.POSITIVE_INFINITY);
            for (int c = n - 1; c >= 0; c--) {
                least[j][c] = Math.min(least[j][c + 1], costs[j][c] + least[j + 1][c + step]);
            }
        }
        int[] picks = new int[k];
        int c = 0;
        for (int j = 0; j < k; j++) {
            while (costs[j][c] + least[j + 1][c + step] > least[j][c]) {
                c++;
            }
            picks[j] = c;
            c += step;
        }
        return picks;
    }

    /** Rows are picks, columns are candidates, both counted from 1; column 0 stands for "not assigned yet". */
    private static int[] distinct(double[][] costs) {
        int k = costs.length;
        int n = costs[0].length;
        double[] rowPrice = new double[k + 1];
        double[] columnPrice = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= k; row++) {
            rowOf[0] = row;
            augment(costs, rowPrice, columnPrice, rowOf);
        }
        int[] picks = new int[k];
        for (int c = 1; c <= n; c++) {
            if (rowOf[c] > 0) {
                picks[rowOf[c] - 1] = c - 1;
            }
        }
        return picks;
    }

    private static void augment(double[][] costs, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int n = columnPrice.length - 1;
        double[] slack = new double[n + 1];
        int[] previous = new int[n + 1];
        boolean[] done = new boolean[n + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        int at = 0;
        while (rowOf[at] != 0) {
            done[at] = true;
            int row = rowOf[at];
            int next = -1;
            for (int c = 1; c <= n; c++) {
                double reduced = costs[row - 1][c - 1] - rowPrice[row] - columnPrice[c];
                if (!done[c] && reduced < slack[c]) {
                    slack[c] = reduced;
                    previous[c] = at;
                }
                if (!done[c] && (next < 0 || slack[c] < slack[next])) {
                    next = c;
                }
            }
            double delta = slack[next];
            for (int c = 0; c <= n; c++) {
                if (done[c]) {
                    rowPrice[rowOf[c]] += delta;
                    columnPrice[c] -= delta;
                } else {
                    slack[c] -= delta;
                }
            }
            at = next;
        }
        while (at != 0) {
            rowOf[at] = rowOf[previous[at]];
            at = previous[at];
        }
    }
}
