package org.espalier.algo.bayes.tpe;

/**
 * The width of the kernels of a number, as a share of the range: by the rule of Scott, {@code s n^(-1/(d + 4))} for {@code n}
 * places with standard deviation {@code s} (that of even places, if it shall not adapt) in {@code d} dimensions, but at least
 * {@code 1 / min(100, n + 1)}.
 */
final class Width {
    private static final double UNIFORM_DEVIATION = Math.sqrt(1.0 / 12);
    private static final double NARROWEST = 100;

    private Width() {}

    static double of(Factor.Fit fit, double[] places) {
        int n = fit.count();
        double deviation = fit.adaptive() && n > 1 ? deviation(fit.rows(), places) : UNIFORM_DEVIATION;
        double rule = deviation * Math.pow(Math.max(1, n), -1.0 / (fit.dimensions() + 4));
        return Math.max(rule, 1 / Math.min(NARROWEST, n + 1.0));
    }

    private static double deviation(Factor.Rows rows, double[] places) {
        int n = rows.count();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += places[rows.index()[i]];
        }
        mean /= n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = places[rows.index()[i]] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / (n - 1));
    }
}
