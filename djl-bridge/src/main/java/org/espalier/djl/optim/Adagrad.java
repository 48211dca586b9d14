package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/**
 * Adagrad (Duchi, Hazan and Singer, JMLR 2011).
 *
 * <p>d = g + weightDecay w; n = n + d^2; w = w - rate d / sqrt(n + epsilon).
 *
 * @param rate learning rate, in (0, inf)
 * @param epsilon keeps the division defined, in (0, inf)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 */
public record Adagrad(double rate, double epsilon, double weightDecay) implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adagrad {
        Checked.positive("Adagrad.rate", rate);
        Checked.positive("Adagrad.epsilon", epsilon);
        Checked.notNegative("Adagrad.weightDecay", weightDecay);
    }

    /**
     * Epsilon 1e-8, no weight decay.
     *
     * @param rate learning rate, in (0, inf)
     */
    public Adagrad(double rate) {
        this(rate, 1e-8, 0);
    }

    @Override
    public UpdateRule rule() {
        return new Rule();
    }

    private final class Rule implements UpdateRule {

        @Override
        public int stateCount() {
            return 1;
        }

        @Override
        public void update(NDArray weight, NDArray gradient, Slot slot, double stepRate) {
            Decay.add(weightDecay, weight, gradient, slot);
            NDArray sum = slot.state(0).addi(slot.scratch(gradient.square()));
            NDArray below = slot.scratch(slot.scratch(sum.add(epsilon)).sqrt());
            weight.subi(slot.scratch(gradient.mul(stepRate)).divi(below));
        }
    }
}
