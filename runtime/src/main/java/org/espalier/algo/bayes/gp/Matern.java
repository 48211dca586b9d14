package org.espalier.algo.bayes.gp;

/**
 * The Matern covariance with smoothness 5/2 as a function of the squared distance {@code q}:
 * {@code (1 + r + r^2/3) exp(-r)} with {@code r = sqrt(5 q)} (Rasmussen and Williams, "Gaussian processes for machine
 * learning", 2006, equation 4.17).
 */
final class Matern {
    private Matern() {}

    static double at(double q) {
        double r = Math.sqrt(5 * q);
        return (1 + r + r * r / 3) * Math.exp(-r);
    }

    /** Returns the derivative by {@code q}, in {@code [-5/6, 0]}. */
    static double slope(double q) {
        double r = Math.sqrt(5 * q);
        return -5.0 / 6 * (1 + r) * Math.exp(-r);
    }
}
