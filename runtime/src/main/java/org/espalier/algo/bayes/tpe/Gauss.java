package org.espalier.algo.bayes.tpe;

import java.util.random.RandomGenerator;
import org.espalier.algo.math.Normal;

/** The normal distribution, cut off at 0 and 1. */
final class Gauss {
    static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private Gauss() {}

    /** Returns the probability of {@code [low, high]}, without the cut. */
    static double mass(double low, double high, double mean, double width) {
        double a = (low - mean) / width;
        double b = (high - mean) / width;
        // In the upper tail the difference of the mirrored probabilities keeps its digits.
        return a > 0 ? Normal.cumulative(-a) - Normal.cumulative(-b) : Normal.cumulative(b) - Normal.cumulative(a);
    }

    /** Returns a draw in {@code [0, 1]}; {@code mean} is in it too. */
    static double draw(double mean, double width, RandomGenerator random) {
        double low = Normal.cumulative(-mean / width);
        double high = Normal.cumulative((1 - mean) / width);
        double drawn = mean + width * Normal.quantile(low + (high - low) * random.nextDouble());
        return Math.min(1, Math.max(0, drawn));
    }
}
