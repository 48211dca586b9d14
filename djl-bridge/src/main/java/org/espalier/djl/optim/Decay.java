package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;

/** Adds the gradient of half the squared weights to a gradient. */
final class Decay {

    private Decay() {}

    static void add(double factor, NDArray weight, NDArray gradient, Slot slot) {
        if (factor != 0) {
            gradient.addi(slot.scratch(weight.mul(factor)));
        }
    }
}
