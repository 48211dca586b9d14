package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/** A rectifier whose slope below zero is trained (He et al., ICCV 2015, eq. 1), one slope for all channels. */
record Rectified(double alpha) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        scope.cost(1, 0);
        return input;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new PreluBlock((float) alpha);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return scope.add(OnnxNode.of("PRelu", input.name(), scope.weight("alpha")));
    }

    @Override
    public String toString() {
        return "Prelu(alpha=" + alpha + ")";
    }
}
