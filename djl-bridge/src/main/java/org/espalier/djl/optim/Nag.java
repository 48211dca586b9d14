package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/**
 * Accelerated gradient descent after Nesterov, in the form of Sutskever et al. (ICML 2013).
 *
 * <p>d = g + weightDecay w; v = momentum v + d; w = w - rate (d + momentum v).
 *
 * @param rate learning rate, in (0, inf)
 * @param momentum part of the last step that is repeated, in [0, 1)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 */
public record Nag(double rate, double momentum, double weightDecay) implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Nag {
        Checked.positive("Nag.rate", rate);
        Checked.fraction("Nag.momentum", momentum);
        Checked.notNegative("Nag.weightDecay", weightDecay);
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
            NDArray velocity = slot.state(0).muli(momentum).addi(gradient);
            NDArray step = slot.scratch(velocity.mul(momentum)).addi(gradient).muli(stepRate);
            weight.subi(step);
        }
    }
}
