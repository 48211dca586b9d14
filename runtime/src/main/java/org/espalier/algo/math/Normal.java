package org.espalier.algo.math;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErf;

/** The standard normal distribution, with logarithms that stay exact far out in the tails. */
public final class Normal {
    private static final double LOG_SQRT_TWO_PI = 0.918938533204672741780329736406;
    private static final double SQRT_TWO = Math.sqrt(2);

    private Normal() {}

    /** Returns the density at {@code z}. */
    public static double density(double z) {
        return Math.exp(logDensity(z));
    }

    /** Returns the logarithm of the density at {@code z}. */
    public static double logDensity(double z) {
        return -0.5 * z * z - LOG_SQRT_TWO_PI;
    }

    /** Returns the probability of values up to {@code z}. */
    public static double cumulative(double z) {
        return 0.5 * Erfc.value(-z / SQRT_TWO);
    }

    /** Returns the logarithm of {@link #cumulative}, finite wherever {@code z * z} is. */
    public static double logCumulative(double z) {
        return z > -5 ? Math.log(cumulative(z)) : -0.5 * z * z + Math.log(0.5 * Erfcx.value(-z / SQRT_TWO));
    }

    /** Returns the value up to which the probability is {@code probability}, in {@code [0, 1]}. */
    public static double quantile(double probability) {
        return SQRT_TWO * InverseErf.value(2 * probability - 1);
    }

    /**
     * Returns {@code (1 - cumulative(z)) / density(z)}: Mills' ratio, by which tail probabilities are compared with densities.
     */
    public static double mills(double z) {
        return Math.sqrt(Math.PI / 2) * Erfcx.value(z / SQRT_TWO);
    }
}
