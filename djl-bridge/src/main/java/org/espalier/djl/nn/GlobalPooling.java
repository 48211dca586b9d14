package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;

/** The largest or mean element of each channel, by DJL's {@code Pool}; leaves one axis (channel). */
record GlobalPooling(boolean max) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 2 && input.dimension() != 3) {
            throw scope.needs("axes (channel, position) or (channel, row, column)");
        }
        return new Shape(input.get(0));
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        if (input.dimension() == 2) {
            return max ? Pool.globalMaxPool1dBlock() : Pool.globalAvgPool1dBlock();
        }
        return max ? Pool.globalMaxPool2dBlock() : Pool.globalAvgPool2dBlock();
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String pooled = scope.add(OnnxNode.of(max ? "GlobalMaxPool" : "GlobalAveragePool", input.name()));
        return scope.add(OnnxNode.of("Flatten", pooled).integer("axis", 1));
    }

    @Override
    public String toString() {
        return max ? "GlobalMaxPool()" : "GlobalAvgPool()";
    }
}
