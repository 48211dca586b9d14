package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import org.espalier.algo.bayes.tpe.Factor.Rows;

/**
 * The observations of a scope in two parts, each as a density: the best {@code ceil(0.15 n)}, at most {@link #MOST_GOOD}, and the
 * rest with the pending ones.
 *
 * @param good density of the best; without rows if nothing has been scored
 * @param rest density of the others
 */
record Split(Estimate good, Estimate rest) {
    /** Most observations that are imitated. */
    static final int MOST_GOOD = 25;

    private static final double SHARE = 0.15;
    /** So many of the latest observations count fully; the older ones less, down to one n-th. */
    private static final int FULL = 25;

    private static final double LEAST_WEIGHT = 1e-3;

    /** Splits {@code history}; the rows after its last one, {@code pending} of them, are of observations under way. */
    static Split of(History history, int pending) {
        int n = history.size();
        int scored = history.scored();
        int count = Math.min(scored, Math.min(MOST_GOOD, (int) Math.ceil(SHARE * n)));
        Estimate good = history.objectives() == 1 ? best(history, count) : front(history, scored, count);
        boolean[] isGood = new boolean[n];
        for (int i = 0; i < count; i++) {
            isGood[good.rows().index()[i]] = true;
        }
        int others = n - count;
        int[] rest = new int[others + pending];
        double[] weights = new double[others + pending];
        Arrays.fill(weights, 1);
        int at = 0;
        for (int i = 0; i < n; i++) {
            int row = history.byAge()[i];
            if (!isGood[row]) {
                weights[at] = ageWeight(at, others);
                rest[at++] = row;
            }
        }
        for (int i = 0; i < pending; i++) {
            rest[at++] = n + i;
        }
        return new Split(good, new Estimate(new Rows(rest, rest.length), weights));
    }

    /** Returns the weight of number {@code index} of {@code count} by age: a ramp from {@code 1 / count} to 1. */
    private static double ageWeight(int index, int count) {
        int old = count - FULL;
        return index >= old ? 1 : 1.0 / count + (1 - 1.0 / count) * index / Math.max(1, old - 1);
    }

    /** One objective: each of the best weighs as much as it is better than the best of the rest (expected improvement). */
    private static Estimate best(History history, int count) {
        int[] rows = Arrays.copyOf(history.byScore(), count);
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        if (count > 1 && count < history.size()) {
            double threshold = history.score(history.byScore()[count]);
            double sum = 0;
            for (int row : rows) {
                sum += history.score(row) - threshold;
            }
            if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                for (int i = 0; i < count; i++) {
                    weights[i] = Math.max(LEAST_WEIGHT, (history.score(rows[i]) - threshold) / sum * count);
                }
            }
        }
        return new Estimate(new Rows(rows, count), weights);
    }

    /** Several objectives: the foremost fronts, weighted by their contributions to the hypervolume. */
    private static Estimate front(History history, int scored, int count) {
        double[][] points = new double[scored][];
        Arrays.setAll(points, i -> history.scores(history.byScore()[i]));
        int[] best = Fronts.best(points, count);
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> history.byScore()[best[i]]);
        double[][] chosen = new double[count][];
        Arrays.setAll(chosen, i -> points[best[i]]);
        return new Estimate(new Rows(rows, count), Fronts.contributions(chosen));
    }
}
