package org.espalier.algo.bayes.forest;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.algo.math.Normal;

/**
 * A forest that predicts the logarithm of losses, and judges places by their expected improvement: that of the loss itself, which
 * is log-normal where its logarithm is normal (Hutter, Hoos, Leyton-Brown, Murphy, "An experimental investigation of model-based
 * parameter optimisation: SPO and beyond", GECCO 2009, equation 3).
 *
 * <p>Losses count from a little below the least one: as far below as the twentieth part of the best is above it.
 */
final class Surrogate {
    private static final double SHARE = 0.05;
    private static final double LEAST_DEVIATION = 1e-6;

    private final RegressionTree[] trees;
    private final double best;

    private Surrogate(RegressionTree[] trees, double best) {
        this.trees = trees;
        this.best = best;
    }

    /**
     * Fits the forest.
     *
     * @param rows one for each loss
     * @param losses finite, at least one
     */
    static Surrogate fit(int size, double[][] rows, Columns columns, double[] losses, RandomGenerator random) {
        double[] targets = logarithms(losses);
        Table table = Table.of(rows, columns, targets);
        RegressionTree[] trees = new RegressionTree[size];
        Arrays.setAll(trees, t -> Grower.grow(table, random));
        return new Surrogate(trees, Arrays.stream(targets).min().orElseThrow());
    }

    private static double[] logarithms(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        double good = sorted[(int) (SHARE * (sorted.length - 1))];
        double extent = most > least ? most - least : 1;
        double below = Math.max(good - least, 1e-3 * extent);
        double[] logs = new double[losses.length];
        Arrays.setAll(logs, i -> Math.log((losses[i] - least + below) / extent));
        return logs;
    }

    /** Returns the expected improvement on the least loss at {@code row}, in {@code [0, inf)}. */
    double improvement(double[] row) {
        double mean = 0;
        double squares = 0;
        double within = 0;
        for (RegressionTree tree : trees) {
            int leaf = tree.find(row);
            double value = tree.mean(leaf);
            mean += value;
            squares += value * value;
            within += tree.variance(leaf);
        }
        mean /= trees.length;
        double variance = Math.max(0, squares / trees.length - mean * mean) + within / trees.length;
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        double v = (best - mean) / deviation;
        double improvement = Math.exp(best) * Normal.cumulative(v)
                - Math.exp(variance / 2 + mean) * Normal.cumulative(v - deviation);
        return Math.max(0, improvement);
    }
}
