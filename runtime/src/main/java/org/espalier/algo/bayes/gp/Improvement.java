package org.espalier.algo.bayes.gp;

import org.espalier.algo.math.Normal;

/**
 * The expected improvement {@code h(z) = density(z) + z * cumulative(z)} of a standard normal over {@code -z}, in logarithms.
 *
 * <p>The logarithm is exact also where the improvement itself is far below the smallest double, which is where a search
 * spends most of its time (Ament et al., "Unexpected improvements to expected improvement for Bayesian optimization", NeurIPS
 * 2023, equation 9).
 */
final class Improvement {
    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private Improvement() {}

    /** Returns {@code log h(z)}. */
    static double log(double z) {
        if (z > -25) {
            return Math.log(Normal.density(z) + z * Normal.cumulative(z));
        }
        double log = -0.5 * z * z - LOG_SQRT_TWO_PI;
        if (z > -100) {
            return log + Math.log(1 + z * Normal.mills(-z));
        }
        double t = 1 / (z * z);
        return log + Math.log(t) + Math.log1p(-t * (3 - t * (15 - t * (105 - t * 945))));
    }

    /** Returns the derivative of {@link #log}, which is {@code cumulative(z) / h(z)}. */
    static double slope(double z) {
        return Math.exp(Normal.logCumulative(z) - log(z));
    }

    /** Returns {@code log(exp(a) - exp(b))} for {@code a >= b}. */
    static double logDifference(double a, double b) {
        double gap = b - a;
        return b == Double.NEGATIVE_INFINITY
                ? a
                : a + (gap > -0.7 ? Math.log(-Math.expm1(gap)) : Math.log1p(-Math.exp(gap)));
    }
}
