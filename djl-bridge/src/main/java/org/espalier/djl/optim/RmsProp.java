package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/**
 * RMSProp (Tieleman and Hinton, 2012), and its centred form (Graves, 2013, eq. 38-45).
 *
 * <p>d = g + weightDecay w; n = rho n + (1 - rho) d^2; s = momentum s - rate d / sqrt(n + epsilon); w = w + s. Centred:
 * additionally m = rho m + (1 - rho) d, and n - m^2 in the place of n under the root. The formulas are those of DJL's
 * {@code RmsProp}, which cannot run on PyTorch, and ignores the momentum unless centred.
 *
 * @param rate learning rate, in (0, inf)
 * @param rho memory of the squared mean, in [0, 1)
 * @param momentum part of the last step that is repeated, in [0, 1)
 * @param epsilon keeps the division defined, in (0, inf)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 * @param centered whether the squared mean gradient is subtracted under the root
 */
public record RmsProp(double rate, double rho, double momentum, double epsilon, double weightDecay, boolean centered)
        implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public RmsProp {
        Checked.positive("RmsProp.rate", rate);
        Checked.fraction("RmsProp.rho", rho);
        Checked.fraction("RmsProp.momentum", momentum);
        Checked.positive("RmsProp.epsilon", epsilon);
        Checked.notNegative("RmsProp.weightDecay", weightDecay);
    }

    /**
     * Memory 0.9, epsilon 1e-8, no momentum, no weight decay.
     *
     * @param rate learning rate, in (0, inf)
     */
    public RmsProp(double rate) {
        this(rate, 0.9, 0, 1e-8, 0);
    }

    /**
     * Centred if there is momentum, as DJL's.
     *
     * @param rate learning rate, in (0, inf)
     * @param rho memory of the squared mean, in [0, 1)
     * @param momentum part of the last step that is repeated, in [0, 1)
     * @param epsilon keeps the division defined, in (0, inf)
     * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
     */
    public RmsProp(double rate, double rho, double momentum, double epsilon, double weightDecay) {
        this(rate, rho, momentum, epsilon, weightDecay, momentum > 0);
    }

    @Override
    public UpdateRule rule() {
        return new Rule();
    }

    private final class Rule implements UpdateRule {

        @Override
        public int stateCount() {
            return 1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1);
        }

        @Override
        public void update(NDArray weight, NDArray gradient, Slot slot, double stepRate) {
            Decay.add(weightDecay, weight, gradient, slot);
            NDArray square = slot.scratch(gradient.square()).muli(1 - rho);
            NDArray mean = slot.state(0).muli(rho).addi(square);
            NDArray below = slot.scratch(mean.add(epsilon));
            if (centered) {
                NDArray centre = slot.state(1).muli(rho).addi(slot.scratch(gradient.mul(1 - rho)));
                below.subi(slot.scratch(centre.square()));
            }
            NDArray change = slot.scratch(gradient.mul(stepRate)).divi(slot.scratch(below.sqrt()));
            if (momentum == 0) {
                weight.subi(change);
            } else {
                weight.addi(slot.state(stateCount() - 1).muli(momentum).subi(change));
            }
        }
    }
}
