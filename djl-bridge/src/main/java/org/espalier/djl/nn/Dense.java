package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;

/** A matrix product over the last axis, by DJL's {@code Linear}. */
record Dense(int units, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        int axes = input.dimension();
        if (axes == 0) {
            throw scope.needs("at least 1 axis");
        }
        long features = input.get(axes - 1);
        scope.cost(units * features + (bias ? units : 0), input.size() * units);
        return input.slice(0, axes - 1).add(units);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return Linear.builder().setUnits(units).optBias(bias).build();
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        if (input.shape().dimension() == 1) {
            String weight = scope.weight("weight");
            OnnxNode node = bias
                    ? OnnxNode.of("Gemm", input.name(), weight, scope.weight("bias"))
                    : OnnxNode.of("Gemm", input.name(), weight);
            return scope.add(node.integer("transB", 1));
        }
        String turned = scope.add(OnnxNode.of("Transpose", scope.weight("weight")));
        String product = scope.add(OnnxNode.of("MatMul", input.name(), turned));
        return bias ? scope.add(OnnxNode.of("Add", product, scope.weight("bias"))) : product;
    }

    @Override
    public String toString() {
        return "Linear(units=" + units + ")";
    }
}
