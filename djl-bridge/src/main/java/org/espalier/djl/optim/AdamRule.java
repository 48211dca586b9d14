package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** The update shared by Adam and AdamW: DJL's fused native step on our own state. */
record AdamRule(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements UpdateRule {

    @Override
    public int stateCount() {
        return 2;
    }

    @Override
    public void update(NDArray weight, NDArray gradient, Slot slot, double rate) {
        double first = 1 - Math.pow(beta1, slot.count());
        double second = 1 - Math.pow(beta2, slot.count());
        double corrected = rate * Math.sqrt(second) / first;
        NDList inputs = new NDList(weight, gradient, slot.state(0), slot.state(1));
        weight.getNDArrayInternal()
                .adamUpdate(
                        inputs,
                        new NDList(weight),
                        (float) rate,
                        (float) corrected,
                        (float) weightDecay,
                        1,
                        -1,
                        (float) beta1,
                        (float) beta2,
                        (float) epsilon,
                        true,
                        decoupled);
    }
}
