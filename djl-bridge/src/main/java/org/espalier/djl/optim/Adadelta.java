package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/**
 * Adadelta (Zeiler, 2012, algorithm 1).
 *
 * <p>d = g + weightDecay w; n = rho n + (1 - rho) d^2; s = sqrt(u + epsilon) / sqrt(n + epsilon) d;
 * u = rho u + (1 - rho) s^2; w = w - rate s.
 *
 * @param rate factor of the step, in (0, inf); 1 is the published method
 * @param rho memory of both means, in [0, 1)
 * @param epsilon keeps the division defined and starts the movement, in (0, inf)
 * @param weightDecay multiple of the weight added to the gradient, in [0, inf)
 */
public record Adadelta(double rate, double rho, double epsilon, double weightDecay) implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Adadelta {
        Checked.positive("Adadelta.rate", rate);
        Checked.fraction("Adadelta.rho", rho);
        Checked.positive("Adadelta.epsilon", epsilon);
        Checked.notNegative("Adadelta.weightDecay", weightDecay);
    }

    /** Rate 1, memory 0.9, epsilon 1e-6, no weight decay. */
    public Adadelta() {
        this(1, 0.9, 1e-6, 0);
    }

    @Override
    public UpdateRule rule() {
        return new Rule();
    }

    private final class Rule implements UpdateRule {

        @Override
        public int stateCount() {
            return 2;
        }

        @Override
        public void update(NDArray weight, NDArray gradient, Slot slot, double stepRate) {
            Decay.add(weightDecay, weight, gradient, slot);
            NDArray mean =
                    slot.state(0).muli(rho).addi(slot.scratch(gradient.square()).muli(1 - rho));
            NDArray below = root(mean, slot);
            NDArray step = root(slot.state(1), slot).divi(below).muli(gradient);
            slot.state(1).muli(rho).addi(slot.scratch(step.square()).muli(1 - rho));
            weight.subi(step.muli(stepRate));
        }

        private NDArray root(NDArray mean, Slot slot) {
            return slot.scratch(slot.scratch(mean.add(epsilon)).sqrt());
        }
    }
}
