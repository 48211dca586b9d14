package org.espalier.algo.bayes.gp;

/**
 * A covariance of DNA: {@code scale * matern(sum of weight * squared difference)}, and the variance of the noise.
 *
 * <p>Points are those of an {@link Embedding}: {@code dense} columns are subtracted, the others compared by equality.
 */
record Covariance(double[] weights, int dense, double scale, double noise) {
    double at(double[] a, double[] b) {
        return scale * Matern.at(distance(a, b));
    }

    /** Returns the squared distance. */
    double distance(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < dense; c++) {
            double difference = a[c] - b[c];
            sum += weights[c] * difference * difference;
        }
        for (int c = dense; c < weights.length; c++) {
            if (a[c] != b[c]) {
                sum += weights[c];
            }
        }
        return sum;
    }
}
