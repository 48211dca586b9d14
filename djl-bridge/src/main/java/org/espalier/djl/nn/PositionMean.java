package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/** The mean over the positions of a sequence (position, feature); leaves (feature). */
record PositionMean() implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 2) {
            throw scope.needs("2 axes (position, feature)");
        }
        return new Shape(input.get(1));
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return LambdaBlock.singleton(sequences -> sequences.mean(new int[] {1}), "positionMean");
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String channelsFirst = scope.add(OnnxNode.of("Transpose", input.name()).integers("perm", 0, 2, 1));
        String mean = scope.add(OnnxNode.of("GlobalAveragePool", channelsFirst));
        return scope.add(OnnxNode.of("Flatten", mean).integer("axis", 1));
    }

    @Override
    public String toString() {
        return "PositionMean()";
    }
}
