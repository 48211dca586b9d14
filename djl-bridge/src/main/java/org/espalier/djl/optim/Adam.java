package org.espalier.djl.optim;

/**
 * Adam (Kingma and Ba, ICLR 2015), in the form with the correction moved into the rate.
 *
 * <p>d = g + weightDecay w; m and v are running means of d and its square; w = w - rate sqrt(1 -
 * beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon), where t counts the steps of this parameter, not
 * those of the whole network.
 *
 * @param rate learning rate, in (0, inf)
 * @param beta1 memory of the mean, in [0, 1)
 * @param beta2 memory of the squared mean, in [0, 1)
 * @param epsilon keeps the division defined, in (0, inf)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, double weightDecay)
        implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adam {
        Checked.positive("Adam.rate", rate);
        Checked.fraction("Adam.beta1", beta1);
        Checked.fraction("Adam.beta2", beta2);
        Checked.positive("Adam.epsilon", epsilon);
        Checked.notNegative("Adam.weightDecay", weightDecay);
    }

    /**
     * The usual memory of 0.9 and 0.999, epsilon 1e-8, weight decay 0.
     *
     * @param rate learning rate, in (0, inf)
     */
    public Adam(double rate) {
        this(rate, 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public UpdateRule rule() {
        return new AdamRule(beta1, beta2, epsilon, weightDecay, false);
    }
}
