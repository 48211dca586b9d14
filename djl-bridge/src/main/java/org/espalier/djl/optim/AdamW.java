package org.espalier.djl.optim;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019).
 *
 * <p>As {@link Adam}, except that the weights shrink by rate x weightDecay at each step, beside and
 * not through the running means.
 *
 * @param rate learning rate, in (0, inf)
 * @param beta1 memory of the mean, in [0, 1)
 * @param beta2 memory of the squared mean, in [0, 1)
 * @param epsilon keeps the division defined, in (0, inf)
 * @param weightDecay part of the weight, times the rate, that is removed at each step, in [0, inf)
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay)
        implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public AdamW {
        Checked.positive("AdamW.rate", rate);
        Checked.fraction("AdamW.beta1", beta1);
        Checked.fraction("AdamW.beta2", beta2);
        Checked.positive("AdamW.epsilon", epsilon);
        Checked.notNegative("AdamW.weightDecay", weightDecay);
    }

    /**
     * The usual memory of 0.9 and 0.999, epsilon 1e-8, weight decay 0.01.
     *
     * @param rate learning rate, in (0, inf)
     */
    public AdamW(double rate) {
        this(rate, 0.9, 0.999, 1e-8, 0.01);
    }

    @Override
    public UpdateRule rule() {
        return new AdamRule(beta1, beta2, epsilon, weightDecay, true);
    }
}
