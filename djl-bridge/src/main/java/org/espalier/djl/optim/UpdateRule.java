package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/** Changes one parameter by its gradient. Has no state: that is in the {@link Slot}. */
public interface UpdateRule {

    /**
     * Tells how many arrays of the parameter's shape the rule remembers between steps.
     *
     * @return number of arrays, at least 0; they start as zeros
     */
    int stateCount();

    /**
     * Changes the weight, and the remembered arrays, in place.
     *
     * @param weight the parameter's values
     * @param gradient of the same shape; may be overwritten
     * @param slot remembered arrays, step count and scratch space
     * @param rate learning rate of this step
     */
    void update(NDArray weight, NDArray gradient, Slot slot, double rate);
}
