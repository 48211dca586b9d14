package org.espalier.algo.bayes.gp;

import java.util.Arrays;

/**
 * Makes scores look normal: a monotone transformation after which a Gaussian process may be fitted to them.
 *
 * <p>Scores are centred at their median, scaled by their quartiles, and bent by the power transformation of Yeo and Johnson
 * ("A new family of power transformations to improve normality or symmetry", Biometrika 87, 2000, equation 2.1), with the
 * power of the largest likelihood (equation 3.1); then they have mean 0 and variance 1. So a few terrible scores do not
 * flatten the differences among the good ones (Cowen-Rivers et al., "HEBO", JAIR 74, 2022, section 3.2).
 */
final class Warp {
    private static final double FARTHEST = 1e6;
    private static final int EARLY = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LEAST_POWER = 0;
    private static final double MOST_POWER = 4;
    private static final int STEPS = 30;

    private Warp() {}

    /** Returns {@code scores} bent and standardised; all 0 if they are equal. Infinite ones count as the nearest finite. */
    static double[] normal(double[] scores) {
        double[] centred = centred(finite(scores));
        return standard(bent(centred, power(first(centred))));
    }

    /** Returns {@code scores} standardised only. */
    static double[] linear(double[] scores) {
        return standard(finite(scores));
    }

    private static double[] first(double[] scores) {
        return Arrays.copyOf(scores, Math.min(scores.length, EARLY));
    }

    private static double[] finite(double[] scores) {
        double least = Arrays.stream(scores).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(scores).filter(Double::isFinite).max().orElse(0);
        return Arrays.stream(scores)
                .map(y -> Math.max(least, Math.min(most, y)))
                .toArray();
    }

    /** Halves are subtracted, so that differences beyond the range of double do not overflow. */
    private static double[] centred(double[] scores) {
        double[] sorted = first(scores);
        Arrays.sort(sorted);
        double middle = quantile(sorted, 0.5);
        double half = (quantile(sorted, 0.75) / 2 - quantile(sorted, 0.25) / 2) / 1.349;
        if (half <= 0) {
            half = (sorted[sorted.length - 1] / 2 - sorted[0] / 2) / 2;
        }
        double unit = half > 0 ? half : 1;
        return Arrays.stream(scores)
                .map(y -> Math.max(-FARTHEST, Math.min(FARTHEST, (y / 2 - middle / 2) / unit)))
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] * (1 - (at - below)) + sorted[above] * (at - below);
    }

    private static double[] standard(double[] scores) {
        double[] early = first(scores);
        double mean = Arrays.stream(early).map(y -> y / early.length).sum();
        double scale = Arrays.stream(early).map(y -> Math.abs(y - mean)).max().orElse(0);
        if (!(scale > 0)) {
            scale = Arrays.stream(scores).map(y -> Math.abs(y - mean)).max().orElse(0);
        }
        if (!(scale > 0) || Double.isInfinite(scale)) {
            return new double[scores.length];
        }
        double unit = scale;
        double squares =
                Arrays.stream(early).map(y -> (y - mean) / unit).map(z -> z * z).sum();
        double deviation = squares > 0 ? unit * Math.sqrt(squares / early.length) : unit;
        return Arrays.stream(scores).map(y -> (y - mean) / deviation).toArray();
    }

    private static double[] bent(double[] centred, double power) {
        return Arrays.stream(centred).map(y -> bend(y, power)).toArray();
    }

    /** Linear at power 1; larger powers stretch the good end and compress the bad one. */
    static double bend(double y, double power) {
        return y >= 0 ? boxCox(y, power) : -boxCox(-y, 2 - power);
    }

    private static double boxCox(double y, double power) {
        return Math.abs(power) < 1e-9 ? Math.log1p(y) : Math.expm1(power * Math.log1p(y)) / power;
    }

    /** Golden section search: the likelihood has a single maximum in the power. */
    private static double power(double[] centred) {
        double low = LEAST_POWER;
        double high = MOST_POWER;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (likelihood(centred, left) < likelihood(centred, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    private static double likelihood(double[] centred, double power) {
        double sum = 0;
        double squares = 0;
        double jacobian = 0;
        for (double y : centred) {
            double bent = bend(y, power);
            sum += bent;
            squares += bent * bent;
            jacobian += Math.signum(y) * Math.log1p(Math.abs(y));
        }
        double n = centred.length;
        double variance = squares / n - sum / n * (sum / n);
        return variance > 0 ? -n / 2 * Math.log(variance) + (power - 1) * jacobian : Double.NEGATIVE_INFINITY;
    }
}
