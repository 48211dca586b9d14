package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * Stochastic gradient descent, with momentum if asked for.
 *
 * <p>v = momentum v + rate (g + weightDecay w); w = w - v, as DJL's {@code Sgd}.
 *
 * @param rate learning rate, in (0, inf)
 * @param momentum part of the last step that is repeated, in [0, 1)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 */
public record Sgd(double rate, double momentum, double weightDecay) implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Sgd {
        Checked.positive("Sgd.rate", rate);
        Checked.fraction("Sgd.momentum", momentum);
        Checked.notNegative("Sgd.weightDecay", weightDecay);
    }

    /**
     * Plain gradient descent.
     *
     * @param rate learning rate, in (0, inf)
     */
    public Sgd(double rate) {
        this(rate, 0, 0);
    }

    @Override
    public UpdateRule rule() {
        return new Rule();
    }

    private final class Rule implements UpdateRule {

        @Override
        public int stateCount() {
            return momentum == 0 ? 0 : 1;
        }

        @Override
        public void update(NDArray weight, NDArray gradient, Slot slot, double stepRate) {
            NDList inputs = new NDList(weight, gradient);
            if (momentum != 0) {
                inputs.add(slot.state(0));
            }
            weight.getNDArrayInternal()
                    .sgdUpdate(
                            inputs,
                            new NDList(weight),
                            (float) stepRate,
                            (float) weightDecay,
                            1,
                            -1,
                            (float) momentum,
                            true);
        }
    }
}
