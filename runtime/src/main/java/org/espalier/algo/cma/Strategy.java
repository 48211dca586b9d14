package org.espalier.algo.cma;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.algo.math.Eigen;

/**
 * One run of CMA-ES in the unit cube: a normal distribution that moves to where scores are good (Hansen, "The CMA evolution
 * strategy: a tutorial", arXiv 1604.00772; equation numbers below are those).
 *
 * <p>Learns from any points, whoever proposed them: steps longer than a draw would be are shortened (Hansen, "Injecting external
 * solutions into CMA-ES", arXiv 1110.4181, equation 4). Beyond {@link #MOST_FULL} dimensions only the diagonal of the
 * covariance is learned (Ros, Hansen, "A simple modification in CMA-ES achieving linear time and space complexity", PPSN 2008).
 */
final class Strategy {
    static final int MOST_FULL = 100;

    private static final int RESAMPLINGS = 100;
    private static final double WORST_CONDITION = 1e14;
    private static final double LEAST_STEP = 1e-13;
    private static final double LEAST_PROGRESS = 1e-13;

    private final int d;
    private final boolean separable;
    private final Weights weights;
    private final double[] halfCells;
    private final double[] mean;
    private double sigma;
    private final double[][] covariance;
    private final double[] scalePath;
    private final double[] covariancePath;
    private double[][] axes;
    private double[] lengths;
    private final double[] margin;
    private int generations;
    private final double[] recentBest;
    private boolean broken;

    /**
     * Starts at {@code mean}.
     *
     * @param halfCells for each dimension half of the width of a cell of an integer there; 0 for reals
     */
    Strategy(double[] mean, double sigma, int population, double[] halfCells) {
        this.d = mean.length;
        this.separable = d > MOST_FULL;
        this.weights = Weights.of(d, population, separable);
        this.mean = mean.clone();
        this.sigma = sigma;
        this.halfCells = halfCells;
        covariance = new double[d][separable ? 1 : d];
        for (int i = 0; i < d; i++) {
            covariance[i][separable ? 0 : i] = 1;
        }
        scalePath = new double[d];
        covariancePath = new double[d];
        lengths = new double[d];
        axes = new double[0][];
        margin = new double[d];
        recentBest = new double[10 + (int) Math.ceil(30.0 * d / population)];
        Arrays.fill(recentBest, Double.NaN);
        decompose();
    }

    int population() {
        return weights.recombination().length;
    }

    /** Draws a point of the unit cube: anew while it is outside, and in the end by moving it to the border (equations 38-40). */
    double[] draw(RandomGenerator random) {
        double[] x = new double[d];
        for (int attempt = 0; attempt < RESAMPLINGS; attempt++) {
            double[] step = new double[d];
            Arrays.setAll(step, i -> lengths[i] * random.nextGaussian());
            double[] y = rotate(step);
            boolean inside = true;
            for (int i = 0; i < d; i++) {
                x[i] = mean[i] + sigma * margin[i] * y[i];
                inside &= x[i] >= 0 && x[i] <= 1;
            }
            if (inside) {
                return x;
            }
        }
        for (int i = 0; i < d; i++) {
            x[i] = Math.min(1, Math.max(0, x[i]));
        }
        return x;
    }

    /**
     * Learns a generation.
     *
     * @param points as many as the population has members, the best first
     * @param best score of the best point
     * @param flat whether all points have the same score
     */
    void learn(double[][] points, double best, boolean flat) {
        double[][] steps = new double[points.length][];
        double[] norms = new double[points.length];
        double longest = Math.sqrt(d) + 2.0 * d / (d + 2);
        for (int k = 0; k < points.length; k++) {
            double[] step = new double[d];
            for (int i = 0; i < d; i++) {
                step[i] = (points[k][i] - mean[i]) / (sigma * margin[i]);
            }
            double norm = norm(whiten(step));
            double shrink = norm > longest ? longest / norm : 1;
            for (int i = 0; i < d; i++) {
                step[i] *= shrink;
            }
            norms[k] = norm * shrink;
            steps[k] = step;
        }
        double[] shift = new double[d];
        for (int k = 0; k < weights.parents(); k++) {
            add(shift, steps[k], weights.recombination()[k]);
        }
        for (int i = 0; i < d; i++) {
            mean[i] = Math.min(1, Math.max(0, mean[i] + sigma * margin[i] * shift[i]));
        }
        boolean calm = followPaths(shift);
        adaptCovariance(steps, norms, calm);
        recentBest[generations % recentBest.length] = best;
        generations++;
        sigma *= flat ? Math.exp(0.2 + weights.pathRate() / weights.damping()) : 1;
        sigma = Math.min(sigma, 1);
        decompose();
    }

    /** Equations 43 to 45; returns whether the step size is not growing so fast that the path must wait. */
    private boolean followPaths(double[] shift) {
        double keep = 1 - weights.pathRate();
        double gain = Math.sqrt(weights.pathRate() * (2 - weights.pathRate()) * weights.mass());
        double[] white = rotate(whiten(shift));
        for (int i = 0; i < d; i++) {
            scalePath[i] = keep * scalePath[i] + gain * white[i];
        }
        double expected = Math.sqrt(d) * (1 - 1.0 / (4 * d) + 1.0 / (21.0 * d * d));
        double length = norm(scalePath);
        double started = Math.sqrt(1 - Math.pow(keep, 2.0 * (generations + 1)));
        boolean calm = length / started < (1.4 + 2.0 / (d + 1)) * expected;
        double covarianceKeep = 1 - weights.covariancePathRate();
        double covarianceGain =
                Math.sqrt(weights.covariancePathRate() * (2 - weights.covariancePathRate()) * weights.mass());
        for (int i = 0; i < d; i++) {
            covariancePath[i] = covarianceKeep * covariancePath[i] + (calm ? covarianceGain * shift[i] : 0);
        }
        sigma *= Math.exp(Math.min(1, weights.pathRate() / weights.damping() * (length / expected - 1)));
        return calm;
    }

    /** Equations 46 and 47: bad steps count by their direction only. */
    private void adaptCovariance(double[][] steps, double[] norms, boolean calm) {
        double one = weights.rankOne();
        double many = weights.rankMany();
        double sum = 0;
        for (double weight : weights.recombination()) {
            sum += weight;
        }
        double waiting = calm ? 0 : weights.covariancePathRate() * (2 - weights.covariancePathRate());
        double keep = 1 + one * waiting - one - many * sum;
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= keep;
            }
        }
        addOuter(covariancePath, one);
        for (int k = 0; k < steps.length; k++) {
            double weight = weights.recombination()[k];
            double square = Math.max(1e-12, norms[k] * norms[k]);
            addOuter(steps[k], many * (weight >= 0 ? weight : weight * d / square));
        }
    }

    private void addOuter(double[] v, double factor) {
        for (int i = 0; i < d; i++) {
            if (separable) {
                covariance[i][0] += factor * v[i] * v[i];
            } else {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += factor * v[i] * v[j];
                    covariance[j][i] = covariance[i][j];
                }
            }
        }
    }

    private void decompose() {
        if (separable) {
            Arrays.setAll(lengths, i -> covariance[i][0]);
        } else {
            Optional<Eigen> eigen = Eigen.of(covariance);
            if (eigen.isEmpty()) {
                broken = true; // the restart begins with a new covariance; until then the old axes serve
                return;
            }
            axes = eigen.get().vectors();
            lengths = eigen.get().values().clone();
        }
        double largest = Arrays.stream(lengths).max().orElse(1);
        double smallest = Arrays.stream(lengths).min().orElse(1);
        broken = !(largest < Double.POSITIVE_INFINITY) || !(smallest > 0) || largest > WORST_CONDITION * smallest;
        for (int i = 0; i < d; i++) {
            lengths[i] = Math.sqrt(Math.max(lengths[i], largest / WORST_CONDITION));
            double deviation = sigma * Math.sqrt(covariance[i][separable ? 0 : i]);
            margin[i] = deviation > 0 ? Math.max(1, halfCells[i] / deviation) : 1;
        }
    }

    /** Whether nothing more is to be expected: the steps, or the progress of some generations, have become negligible. */
    boolean isDone() {
        double largest = Arrays.stream(lengths).max().orElse(1);
        if (broken || !(sigma * largest > LEAST_STEP)) {
            return true;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double best : recentBest) {
            if (Double.isNaN(best)) {
                return false;
            }
            low = Math.min(low, best);
            high = Math.max(high, best);
        }
        return !(high - low > LEAST_PROGRESS * Math.max(1e-3, Math.abs(high)));
    }

    private double[] rotate(double[] v) {
        return separable ? v : multiply(axes, v);
    }

    /** Returns the coordinates of {@code v} along the axes, in units of their lengths. */
    private double[] whiten(double[] v) {
        double[] white = new double[d];
        for (int j = 0; j < d; j++) {
            double sum = separable ? v[j] : 0;
            for (int i = 0; !separable && i < d; i++) {
                sum += axes[i][j] * v[i];
            }
            white[j] = sum / lengths[j];
        }
        return white;
    }

    private static double[] multiply(double[][] matrix, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += matrix[i][j] * v[j];
            }
        }
        return product;
    }

    private static void add(double[] target, double[] v, double factor) {
        for (int i = 0; i < v.length; i++) {
            target[i] += factor * v[i];
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
