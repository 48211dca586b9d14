package org.espalier.algo.bayes.gp;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.espalier.algo.math.Normal;

/** How much is expected of trying a point, in logarithms, so that expectations multiply by adding. */
@FunctionalInterface
interface Acquisition {
    /**
     * Returns the logarithm of the utility of {@code point}, and writes its derivatives by the first columns to
     * {@code gradient}, which may be empty.
     */
    double at(double[] point, double[] gradient);

    /** Returns the product of several utilities. */
    static Acquisition product(List<Acquisition> factors) {
        return factors.size() == 1
                ? factors.get(0)
                : (point, gradient) -> {
                    double sum = 0;
                    double[] part = new double[gradient.length];
                    Arrays.fill(gradient, 0);
                    for (Acquisition factor : factors) {
                        sum += factor.at(point, part);
                        for (int c = 0; c < part.length; c++) {
                            gradient[c] += part[c];
                        }
                    }
                    return sum;
                };
    }

    /** Returns the expected improvement over {@code best} (Jones, Schonlau, Welch, J. Global Optim. 13, 1998, equation 15). */
    static Acquisition improvement(Posterior posterior, double best) {
        return improvement(posterior, point -> best);
    }

    /** Returns the expected improvement over a value that depends on the point, but not on its numbers. */
    static Acquisition improvement(Posterior posterior, ToDoubleFunction<double[]> best) {
        return (point, gradient) -> {
            Belief belief = believe(posterior, point, gradient.length);
            double z = (belief.mean - best.applyAsDouble(point)) / belief.deviation;
            if (gradient.length > 0) {
                double slope = Improvement.slope(z) / belief.deviation;
                for (int c = 0; c < gradient.length; c++) {
                    double spread = belief.deviationSlope[c];
                    gradient[c] = spread / belief.deviation + slope * (belief.meanSlope[c] - z * spread);
                }
            }
            return Math.log(belief.deviation) + Improvement.log(z);
        };
    }

    /** Returns the probability that the value is above 0: for a model of labels 1 and -1, that the label is 1. */
    static Acquisition positive(Posterior posterior) {
        return (point, gradient) -> {
            Belief belief = believe(posterior, point, gradient.length);
            double z = belief.mean / belief.deviation;
            double log = Normal.logCumulative(z);
            double slope = Math.exp(Normal.logDensity(z) - log) / belief.deviation;
            for (int c = 0; c < gradient.length; c++) {
                gradient[c] = slope * (belief.meanSlope[c] - z * belief.deviationSlope[c]);
            }
            return log;
        };
    }

    /** Returns the expected {@code exp(-factor * value)}, but for its variance: for a model of log cost, a power of the cost. */
    static Acquisition decay(Posterior posterior, double factor) {
        return (point, gradient) -> {
            Belief belief = believe(posterior, point, gradient.length);
            for (int c = 0; c < gradient.length; c++) {
                gradient[c] = -factor * belief.meanSlope[c];
            }
            return -factor * belief.mean;
        };
    }

    /** Returns what {@code posterior} expects, with derivatives by the first {@code columns}. */
    static Belief believe(Posterior posterior, double[] point, int columns) {
        Belief belief = new Belief(columns);
        if (columns == 0) {
            posterior.predict(point, belief);
        } else {
            posterior.predictWithSlopes(point, belief);
        }
        return belief;
    }
}
