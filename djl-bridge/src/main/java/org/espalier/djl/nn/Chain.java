package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/** Layers one after the other, by DJL's {@code SequentialBlock}. */
record Chain(List<Layer> layers) implements Layer {

    Chain {
        layers = List.copyOf(layers);
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            shape = scope.part("layers", i, layers.get(i), shape);
        }
        return shape;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        CachedSequential chain = new CachedSequential();
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            chain.add(blocks.part("layers", i, layer, shape), shape);
            shape = blocks.shapeAfter(layer, shape);
        }
        return chain;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue value = input;
        for (int i = 0; i < layers.size(); i++) {
            value = scope.part("layers", i, layers.get(i), value);
        }
        return value.name();
    }

    @Override
    public String toString() {
        return "Sequential(" + layers.size() + " layers)";
    }
}
