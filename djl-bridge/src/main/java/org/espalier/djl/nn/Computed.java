package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/** A function of arrays, by DJL's {@code LambdaBlock}; its shapes are found by trying, on the engine. */
record Computed(LayerFunction function) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return Probe.shapeAfter(lambda(), input, scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return lambda();
    }

    private Block lambda() {
        return LambdaBlock.singleton(function::apply, "lambda");
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        throw scope.refuses("what its function computes is known to its own code only");
    }

    @Override
    public String toString() {
        return "Lambda()";
    }
}
