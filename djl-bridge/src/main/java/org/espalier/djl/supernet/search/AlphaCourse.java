package org.espalier.djl.supernet.search;

import org.espalier.djl.optim.Adam;

/**
 * How the logits of a gradient-based search are learned, and read.
 *
 * <p>They are changed by Adam; shared weights by the experiment's own optimizer.
 *
 * @param rate learning rate of Adam, in (0, inf)
 * @param beta1 memory of the mean gradient, in [0, 1); 0 leaves alone what got no gradient in this step
 * @param weightDecay multiple of the logits that is added to their gradients, in [0, inf)
 * @param warmUp part of the search in which only weights learn and the logits stay as they are, in [0, 1)
 * @param zeros whether a layer that gives zeros may be chosen; the original DARTS leaves it out
 */
public record AlphaCourse(double rate, double beta1, double weightDecay, double warmUp, boolean zeros) {
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** That of DARTS: rate 3e-4, beta1 0.5, weight decay 1e-3; after a warm-up of a quarter, and with zeros. */
    public static final AlphaCourse DARTS = new AlphaCourse(3e-4, 0.5, 1e-3, 0.25, true);

    /** That of ProxylessNAS: rate 1e-3, neither memory of the mean nor weight decay; after a warm-up of a quarter. */
    public static final AlphaCourse PROXYLESS = new AlphaCourse(1e-3, 0, 0, 0.25, true);

    /** @throws IllegalArgumentException if a number is outside its range */
    public AlphaCourse {
        new Adam(rate, beta1, BETA2, EPSILON, weightDecay);
        if (!(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException("warmUp: expected float in [0, 1), found " + warmUp);
        }
    }

    Adam optimizer() {
        return new Adam(rate, beta1, BETA2, EPSILON, weightDecay);
    }

    /** Returns this course with another learning rate, in (0, inf). A search of few steps needs a larger one. */
    public AlphaCourse rate(double value) {
        return new AlphaCourse(value, beta1, weightDecay, warmUp, zeros);
    }

    /** Returns this course with another weight decay, in [0, inf). */
    public AlphaCourse weightDecay(double value) {
        return new AlphaCourse(rate, beta1, value, warmUp, zeros);
    }

    /** Returns this course with another warm-up, in [0, 1) of the search. */
    public AlphaCourse warmUp(double value) {
        return new AlphaCourse(rate, beta1, weightDecay, value, zeros);
    }

    /** Returns this course, but a layer that gives zeros is not chosen as long as there are others. */
    public AlphaCourse withoutZeros() {
        return new AlphaCourse(rate, beta1, weightDecay, warmUp, false);
    }
}
