package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/**
 * An optimizer that also makes weights small: it minimizes loss + l1 sum |w| + l2 sum w^2 (Zou and Hastie, 2005).
 *
 * <p>The gradient of the penalty, l1 sign(w) + 2 l2 w, is added to that of the loss for every parameter that takes a
 * step; the loss that training reports is that without the penalty. DJL's losses of these names want the arrays of the
 * parameters, which a description does not have.
 *
 * @param optimizer the optimizer
 * @param l1 weight of the absolute values, in [0, inf)
 * @param l2 weight of the squares, in [0, inf)
 */
public record Penalized(OptimizerRecipe optimizer, double l1, double l2) implements OptimizerRecipe {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number lies outside its range
     */
    public Penalized {
        Checked.notNegative("Penalized.l1", l1);
        Checked.notNegative("Penalized.l2", l2);
    }

    @Override
    public double rate() {
        return optimizer.rate();
    }

    @Override
    public UpdateRule rule() {
        return new Rule(optimizer.rule());
    }

    private final class Rule implements UpdateRule {

        private final UpdateRule inner;

        Rule(UpdateRule inner) {
            this.inner = inner;
        }

        @Override
        public int stateCount() {
            return inner.stateCount();
        }

        @Override
        public void update(NDArray weight, NDArray gradient, Slot slot, double stepRate) {
            if (l1 != 0) {
                gradient.addi(slot.scratch(weight.sign()).muli(l1));
            }
            Decay.add(2 * l2, weight, gradient, slot);
            inner.update(weight, gradient, slot, stepRate);
        }
    }
}
