package org.espalier.algo.rl;

import org.espalier.internal.Checks;

/**
 * How a policy steps along its gradient: Kingma and Ba's Adam, algorithm 1, upwards. Moments and step count of a decision
 * change only when the decision was active, so rare decisions keep their full step.
 *
 * @param rate length of a step, in {@code (0, inf)}; logits move by about this much
 * @param beta1 share of the old first moment, in {@code [0, 1)}; TuNAS uses 0
 * @param beta2 share of the old second moment, in {@code [0, 1)}
 */
public record Adam(double rate, double beta1, double beta2) {
    private static final double TINY = 1e-8;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Adam {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate: expected float in (0, inf), found " + rate);
        }
        requireShare("beta1", beta1);
        requireShare("beta2", beta2);
    }

    /** Creates the steps of length {@code rate} with the shares of the paper, 0.9 and 0.999. */
    public Adam(double rate) {
        this(rate, 0.9, 0.999);
    }

    void step(Parameters of) {
        of.steps++;
        double first = 1 - Math.pow(beta1, of.steps);
        double second = 1 - Math.pow(beta2, of.steps);
        for (int i = 0; i < of.values.length; i++) {
            double gradient = of.gradient[i];
            of.mean[i] = beta1 * of.mean[i] + (1 - beta1) * gradient;
            of.square[i] = beta2 * of.square[i] + (1 - beta2) * gradient * gradient;
            double step = rate * (of.mean[i] / first) / (Math.sqrt(of.square[i] / second) + TINY);
            of.values[i] = of.clipped(i, of.values[i] + step);
            of.gradient[i] = 0;
        }
    }

    private static void requireShare(String name, double share) {
        Checks.probability(name, share);
        if (share == 1) {
            throw new IllegalArgumentException(name + ": expected float in [0, 1), found 1.0");
        }
    }
}
