package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/** Any other block of DJL or of the user; its shapes are found by trying, on the engine. */
record Foreign(Block made) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return Probe.shapeAfter(made, input, scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return made;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        throw scope.refuses("what it computes is known to its own code only");
    }

    @Override
    public String toString() {
        return made.getClass().getSimpleName();
    }
}
