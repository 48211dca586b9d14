package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.LinearCollection;

/** A matrix of its own for each place before the last axis, by DJL's {@code LinearCollection}. */
record DenseCollection(int units, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        int axes = input.dimension();
        if (axes == 0) {
            throw scope.needs("at least 1 axis");
        }
        long places = input.size() / input.get(axes - 1);
        scope.cost(units * input.size() + (bias ? units * places : 0), units * input.size());
        return input.slice(0, axes - 1).add(units);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return LinearCollection.builder().setUnits(units).optBias(bias).build();
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String rowAxis = scope.constant(-2L);
        String rows = scope.add(OnnxNode.of("Unsqueeze", input.name(), rowAxis));
        String products = scope.add(OnnxNode.of("MatMul", rows, scope.weight("weight")));
        String result = scope.add(OnnxNode.of("Squeeze", products, rowAxis));
        return bias ? scope.add(OnnxNode.of("Add", result, scope.weight("bias"))) : result;
    }

    @Override
    public String toString() {
        return "LinearCollection(units=" + units + ")";
    }
}
