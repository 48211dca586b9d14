package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/** One layer several times one after the other, each time with weights of its own. */
record Repetition(Layer layer, int times) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape shape = input;
        for (int i = 0; i < times; i++) {
            shape = scope.own("layer", i, layer, shape);
        }
        return shape;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        CachedSequential chain = new CachedSequential();
        Shape shape = input;
        for (int i = 0; i < times; i++) {
            chain.add(blocks.own("layer", i, layer, shape), shape);
            shape = blocks.shapeAfter(layer, shape);
        }
        return times == 0 ? Reshaping.IDENTITY.block(input, blocks) : chain;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue value = input;
        for (int i = 0; i < times; i++) {
            value = scope.own("layer", i, layer, value);
        }
        return value.name();
    }

    @Override
    public String toString() {
        return "Repeated(times=" + times + ")";
    }
}
