package org.espalier.algo.cma;

import java.util.Arrays;

/**
 * The constants of one run of CMA-ES that follow from dimension and population: the defaults of Hansen, "The CMA evolution
 * strategy: a tutorial", arXiv 1604.00772, table 1, with negative weights for bad steps.
 *
 * @param recombination weight of each rank, the best first; the first ones positive with sum 1, the others negative
 * @param parents how many weights are positive
 * @param mass the variance-effective number of parents
 * @param pathRate rate at which the path of the step size forgets
 * @param damping of the step size
 * @param covariancePathRate rate at which the path of the covariance forgets
 * @param rankOne learning rate of the path
 * @param rankMany learning rate of the steps
 */
record Weights(
        double[] recombination,
        int parents,
        double mass,
        double pathRate,
        double damping,
        double covariancePathRate,
        double rankOne,
        double rankMany) {

    /** Returns the constants for {@code d} dimensions; {@code separable} if only the diagonal is learned, and so faster. */
    static Weights of(int d, int population, boolean separable) {
        double[] raw = new double[population];
        Arrays.setAll(raw, i -> Math.log((population + 1) / 2.0) - Math.log(i + 1));
        int parents = population / 2;
        double mass = mass(raw, 0, parents);
        double speed = separable ? (d + 2) / 3.0 : 1;
        double rankOne = Math.min(0.5, speed * 2 / (Math.pow(d + 1.3, 2) + mass));
        double rankMany = Math.min(1 - rankOne, speed * 2 * (0.25 + mass + 1 / mass - 2) / (Math.pow(d + 2, 2) + mass));
        double badMass = mass(raw, parents, population);
        double bad = Math.min(
                1 + rankOne / Math.max(1e-12, rankMany),
                Math.min(1 + 2 * badMass / (mass + 2), (1 - rankOne - rankMany) / (d * Math.max(1e-12, rankMany))));
        double good = 0;
        double negative = 0;
        for (int i = 0; i < population; i++) {
            good += i < parents ? raw[i] : 0;
            negative -= i < parents ? 0 : Math.min(0, raw[i]);
        }
        double[] weights = new double[population];
        for (int i = 0; i < population; i++) {
            weights[i] = i < parents ? raw[i] / good : negative > 0 ? bad * Math.min(0, raw[i]) / negative : 0;
        }
        double pathRate = (mass + 2) / (d + mass + 5);
        double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (d + 1)) - 1) + pathRate;
        double covariancePathRate = (4 + mass / d) / (d + 4 + 2 * mass / d);
        return new Weights(weights, parents, mass, pathRate, damping, covariancePathRate, rankOne, rankMany);
    }

    /** Returns {@code (sum w)^2 / sum w^2}. */
    private static double mass(double[] weights, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        return squares > 0 ? sum * sum / squares : 1;
    }
}
