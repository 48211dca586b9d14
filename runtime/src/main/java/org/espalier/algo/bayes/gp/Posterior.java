package org.espalier.algo.bayes.gp;

import java.util.Arrays;
import org.espalier.algo.math.Cholesky;

/**
 * A Gaussian process with known covariance, given scores (Rasmussen and Williams, 2006, equations 2.25 and 2.26).
 *
 * <p>Points whose score is still pending lower the variance around them and leave the mean as it is: as if their score had
 * been the mean (Desautels, Krause, Burdick, "Parallelizing exploration-exploitation tradeoffs", JMLR 15, 2014, section 4).
 */
final class Posterior {
    private final Covariance covariance;
    private final Cholesky root;
    private final double[] alpha;
    private final int known;
    private double[][] points;

    Posterior(Covariance covariance, double[][] points, double[] scores) {
        this.covariance = covariance;
        this.points = points.clone();
        this.known = scores.length;
        double[][] matrix = new double[known][known];
        for (int i = 0; i < known; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = covariance.at(points[i], points[j]);
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] = covariance.scale() + covariance.noise();
        }
        this.root = Cholesky.of(matrix);
        this.alpha = root.solve(scores);
    }

    Covariance covariance() {
        return covariance;
    }

    /** Takes note of a point whose score is pending. */
    void pend(double[] point) {
        root.append(row(point), covariance.scale() + covariance.noise());
        if (points.length < root.size()) {
            points = Arrays.copyOf(points, root.size() + 8);
        }
        points[root.size() - 1] = point;
    }

    private double[] row(double[] point) {
        double[] row = new double[root.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = covariance.at(point, points[i]);
        }
        return row;
    }

    /**
     * Returns the means at the points whose scores are known: the scores without their noise.
     *
     * @param scores the scores that this process was given
     */
    double[] smoothed(double[] scores) {
        double[] means = new double[known];
        Arrays.setAll(means, i -> scores[i] - covariance.noise() * alpha[i]);
        return means;
    }

    /** Returns the mean at {@code point}. */
    double mean(double[] point) {
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += alpha[i] * covariance.at(point, points[i]);
        }
        return sum;
    }

    /** Writes mean and standard deviation at {@code point} to {@code belief}. */
    void predict(double[] point, Belief belief) {
        double[] row = row(point);
        believe(row, root.forward(row), belief);
    }

    private void believe(double[] row, double[] solved, Belief belief) {
        double mean = 0;
        for (int i = 0; i < known; i++) {
            mean += alpha[i] * row[i];
        }
        double variance = covariance.scale();
        for (double value : solved) {
            variance -= value * value;
        }
        belief.mean = mean;
        belief.deviation = Math.sqrt(Math.max(variance, 1e-12 * covariance.scale()));
    }

    /** As {@link #predict}, with the derivatives by the first columns, as many as {@code belief} has room for. */
    void predictWithSlopes(double[] point, Belief belief) {
        int size = root.size();
        double[] row = new double[size];
        double[] slope = new double[size];
        for (int i = 0; i < size; i++) {
            double distance = covariance.distance(point, points[i]);
            row[i] = covariance.scale() * Matern.at(distance);
            slope[i] = 2 * covariance.scale() * Matern.slope(distance);
        }
        double[] solved = root.forward(row);
        believe(row, solved, belief);
        double[] beta = root.backward(solved);
        double[] weights = covariance.weights();
        for (int c = 0; c < belief.meanSlope.length; c++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < size; i++) {
                double step = slope[i] * (point[c] - points[i][c]);
                mean += i < known ? alpha[i] * step : 0;
                variance -= 2 * beta[i] * step;
            }
            belief.meanSlope[c] = weights[c] * mean;
            belief.deviationSlope[c] = weights[c] * variance / (2 * belief.deviation);
        }
    }
}
