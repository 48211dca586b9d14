package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Multiplication;

/**
 * Several copies of the input, each multiplied element by element by weights of its own, by DJL's {@code
 * Multiplication}; adds an axis (unit) in front.
 *
 * <p>DJL puts the units in front of the batch; here they come behind it, so that the batch stays the first axis.
 */
record Multiplied(int units) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        scope.cost(units * input.size(), units * input.size());
        return new Shape(units).addAll(input);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new SequentialBlock()
                .add(Multiplication.builder().setUnits(units).build())
                .add(LambdaBlock.singleton(array -> array.swapAxes(0, 1), "batchFirst"));
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String unitAxis = scope.constant(1L);
        String copies = scope.add(OnnxNode.of("Unsqueeze", input.name(), unitAxis));
        String weight = scope.add(OnnxNode.of("Squeeze", scope.weight("01Multiplication_weight"), unitAxis));
        return scope.add(OnnxNode.of("Mul", copies, weight));
    }

    @Override
    public String toString() {
        return "Multiplication(units=" + units + ")";
    }
}
