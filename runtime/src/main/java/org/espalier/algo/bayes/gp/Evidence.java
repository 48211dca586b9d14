package org.espalier.algo.bayes.gp;

import java.util.Arrays;
import org.espalier.algo.math.Cholesky;
import org.espalier.algo.math.Descent;

/**
 * How well hyper-parameters explain scores: the logarithm of their posterior density, which is the marginal likelihood
 * (Rasmussen and Williams, 2006, equations 5.8 and 5.9) times the prior.
 */
final class Evidence implements Descent.Smooth {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final Hyperparameters hyperparameters;
    private final double[][] columns;
    private final double[] scores;
    private final int dense;

    /**
     * @param points points of an embedding
     * @param scores standardised scores, as many as there are points
     * @param dense number of columns compared by difference
     */
    Evidence(Hyperparameters hyperparameters, double[][] points, double[] scores, int dense) {
        this.hyperparameters = hyperparameters;
        this.scores = scores;
        this.dense = dense;
        int width = points[0].length;
        this.columns = new double[width][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < width; c++) {
                columns[c][i] = points[i][c];
            }
        }
    }

    /** Returns the best vector near {@code start}. */
    double[] maximize(double[] start, Descent descent) {
        return descent.minimize(this, start);
    }

    /** Returns the <em>negative</em> logarithm of the density at {@code theta}, with its derivatives. */
    @Override
    public double at(double[] theta, double[] gradient) {
        Arrays.fill(gradient, 0);
        if (hyperparameters.isAbsurd(theta)) {
            return Double.NaN;
        }
        int n = scores.length;
        Covariance covariance = hyperparameters.covariance(theta);
        double[][] distance = distances(covariance.weights());
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = covariance.scale() * Matern.at(distance[i][j]);
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] = covariance.scale() + covariance.noise();
        }
        Cholesky root;
        try {
            root = Cholesky.of(matrix);
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
        double[] alpha = root.solve(scores);
        double value = -0.5 * root.logDeterminant() - 0.5 * n * LOG_TWO_PI;
        for (int i = 0; i < n; i++) {
            value -= 0.5 * scores[i] * alpha[i];
        }
        differentiate(theta, covariance, distance, alpha, root.inverse(), gradient);
        value += hyperparameters.prior(theta, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -gradient[i];
        }
        return -value;
    }

    /** The derivative by the matrix is {@code (alpha alpha' - A^-1) / 2}. */
    private void differentiate(
            double[] theta,
            Covariance covariance,
            double[][] distance,
            double[] alpha,
            double[][] inverse,
            double[] gradient) {
        int n = alpha.length;
        double byScale = 0;
        double byNoise = 0;
        double[][] byDistance = distance;
        for (int i = 0; i < n; i++) {
            double diagonal = 0.5 * (alpha[i] * alpha[i] - inverse[i][i]);
            byNoise += diagonal;
            byScale += diagonal * covariance.scale();
            for (int j = 0; j < i; j++) {
                double both = (alpha[i] * alpha[j] - inverse[i][j]) * covariance.scale();
                byScale += both * Matern.at(distance[i][j]);
                byDistance[i][j] = both * Matern.slope(distance[i][j]);
            }
        }
        hyperparameters.chain(theta, byColumns(byDistance), byScale, byNoise, gradient);
    }

    private double[][] distances(double[] weights) {
        int n = scores.length;
        double[][] distance = new double[n][n];
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            double weight = weights[c];
            for (int i = 1; i < n; i++) {
                if (c < dense) {
                    addSquares(column, weight, i, distance[i]);
                } else {
                    addDifferent(column, weight, i, distance[i]);
                }
            }
        }
        return distance;
    }

    private static void addSquares(double[] column, double weight, int i, double[] sums) {
        double own = column[i];
        for (int j = 0; j < i; j++) {
            double difference = column[j] - own;
            sums[j] += weight * difference * difference;
        }
    }

    private static void addDifferent(double[] column, double weight, int i, double[] sums) {
        double own = column[i];
        for (int j = 0; j < i; j++) {
            sums[j] += column[j] != own ? weight : 0;
        }
    }

    private double[] byColumns(double[][] byDistance) {
        double[] sums = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            double sum = 0;
            for (int i = 1; i < scores.length; i++) {
                sum += c < dense ? squares(column, i, byDistance[i]) : different(column, i, byDistance[i]);
            }
            sums[c] = sum;
        }
        return sums;
    }

    private static double squares(double[] column, int i, double[] factors) {
        double sum = 0;
        for (int j = 0; j < i; j++) {
            double difference = column[j] - column[i];
            sum += factors[j] * difference * difference;
        }
        return sum;
    }

    private static double different(double[] column, int i, double[] factors) {
        double sum = 0;
        for (int j = 0; j < i; j++) {
            sum += column[j] != column[i] ? factors[j] : 0;
        }
        return sum;
    }
}
