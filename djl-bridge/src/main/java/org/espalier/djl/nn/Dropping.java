package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/** Dropout with random numbers of the trial's own. */
record Dropping(double rate) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return input;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new SeededDropout((float) rate);
    }

    /** Outside of training nothing is dropped. */
    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return input.name();
    }

    @Override
    public String toString() {
        return "Dropout(rate=" + rate + ")";
    }
}
