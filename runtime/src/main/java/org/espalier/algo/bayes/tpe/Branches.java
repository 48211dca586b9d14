package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.algo.math.Normal;

/**
 * Chooses which branch of the tree deserves a trial, where ranks alone would deceive: a branch in which nearly everything is
 * fairly good fills the list of the best, and a branch whose best is better, but rare, is never searched long enough to show it.
 *
 * <p>So branches are compared by how much one more trial in them may improve on the best of all. The next score of a branch is
 * taken to be normal around the median of its latest scores, with the deviation of their upper half (its bad trials say nothing
 * about its promise), and its expected improvement is computed. The branch is drawn evenly from those that promise at least
 * 3 % of what the most promising one does. A branch that has converged promises nothing more and gets no further trials here.
 */
final class Branches {
    private static final int WINDOW = 16;
    /** Scores lower than the median by more than this many times the distance from the median to the best are cut. */
    private static final double CUT = 3;

    private static final double PROMISING = 0.03;
    private static final double LARGEST = 1e150;

    private final CategoryFactor choice;
    private final History history;
    private final double[] values;
    private final double best;

    private Branches(CategoryFactor choice, History history, double[] values) {
        this.choice = choice;
        this.history = history;
        this.values = values;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        best = sorted[sorted.length - 1];
        double median = sorted[sorted.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], median - CUT * (best - median));
        }
    }

    /** Returns a candidate of {@code choice}; at least one row of {@code history} has scores. */
    static int choose(CategoryFactor choice, History history, RandomGenerator random) {
        return new Branches(choice, history, values(history, random)).choose(random);
    }

    private int choose(RandomGenerator random) {
        double[] promises = new double[choice.candidates()];
        double most = 0;
        for (int c = 0; c < promises.length; c++) {
            promises[c] = promise(latest(c));
            most = Math.max(most, promises[c]);
        }
        int count = 0;
        int chosen = 0;
        for (int c = 0; c < promises.length; c++) {
            if (promises[c] >= PROMISING * most) {
                count++;
                chosen = random.nextInt(count) == 0 ? c : chosen;
            }
        }
        return chosen;
    }

    private double[] latest(int candidate) {
        double[] latest = new double[WINDOW];
        int count = 0;
        for (int i = history.size() - 1; i >= 0 && count < WINDOW; i--) {
            int row = history.byAge()[i];
            if (choice.value(row) == candidate) {
                latest[count++] = values[row];
            }
        }
        return Arrays.copyOf(latest, count);
    }

    /** Returns the expected improvement on the best; infinity if there are fewer than two scores to judge by. */
    private double promise(double[] latest) {
        int n = latest.length;
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(latest);
        double median = (latest[n / 2] + latest[(n - 1) / 2]) / 2;
        double squares = 0;
        for (int i = n / 2; i < n; i++) {
            squares += (latest[i] - median) * (latest[i] - median);
        }
        double deviation = Math.sqrt(squares / (n - n / 2) * (1 + 1.0 / n) * inflation(n - 1));
        double z = (best - median) / deviation;
        return deviation > 0 ? Math.max(0, deviation * (Normal.density(z) - z * Normal.cumulative(-z))) : 0;
    }

    /** The variance of Student's distribution, where it is finite and, as a bound, below: few scores promise more. */
    private static double inflation(int degrees) {
        return degrees > 2 ? degrees / (degrees - 2.0) : 3;
    }

    /**
     * Returns a finite value for each row. Several objectives are combined by weights drawn at random (augmented Chebyshev:
     * Knowles, "ParEGO", IEEE Trans. Evol. Comp. 10(1), 2006, equation 2), so that each proposal looks in another direction.
     */
    private static double[] values(History history, RandomGenerator random) {
        int objectives = history.objectives();
        double[] values = new double[history.size()];
        double[] low = new double[objectives];
        double[] extent = new double[objectives];
        double[] weights = new double[objectives];
        for (int m = 0; m < objectives; m++) {
            bounds(history, m, low, extent);
            weights[m] = objectives == 1 ? 1 : -Math.log(1 - random.nextDouble());
        }
        double total = Arrays.stream(weights).sum();
        for (int row = 0; row < values.length; row++) {
            double least = Double.POSITIVE_INFINITY;
            double sum = 0;
            for (int m = 0; m < objectives; m++) {
                double score = Math.max(low[m], Math.min(LARGEST, history.scores(row)[m]));
                double value = objectives == 1 ? score : weights[m] / total * (score - low[m]) / extent[m];
                least = Math.min(least, value);
                sum += value;
            }
            values[row] = objectives == 1 ? least : least + 0.05 * sum;
        }
        return values;
    }

    private static void bounds(History history, int m, double[] low, double[] extent) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < history.size(); row++) {
            double score = Math.min(LARGEST, history.scores(row)[m]);
            if (score >= -LARGEST) {
                least = Math.min(least, score);
                most = Math.max(most, score);
            }
        }
        low[m] = Double.isInfinite(least) ? 0 : least;
        extent[m] = most > least ? most - least : 1;
    }
}
