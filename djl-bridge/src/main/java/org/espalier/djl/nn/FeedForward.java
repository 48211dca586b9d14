package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.Optional;

/**
 * Matrices over the last axis with an activation after each but the last, as DJL's {@code PointwiseFeedForwardBlock}.
 *
 * @param hiddenSizes outputs of the matrices before the last
 * @param outputSize outputs of the last; those of the input if none
 * @param activation after each matrix but the last
 */
record FeedForward(List<Integer> hiddenSizes, Optional<Integer> outputSize, Layer activation) implements Layer {

    FeedForward {
        hiddenSizes = List.copyOf(hiddenSizes);
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape shape = input;
        for (int i = 0; i < hiddenSizes.size(); i++) {
            shape = scope.own("hidden", i, new Dense(hiddenSizes.get(i), true), shape);
            shape = scope.part("activation", activation, shape);
        }
        return scope.own("output", last(input), shape);
    }

    private Dense last(Shape input) {
        return new Dense(outputSize.orElseGet(() -> Math.toIntExact(input.get(input.dimension() - 1))), true);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        CachedSequential chain = new CachedSequential();
        Shape shape = input;
        for (int i = 0; i < hiddenSizes.size(); i++) {
            Layer matrix = new Dense(hiddenSizes.get(i), true);
            chain.add(blocks.own("hidden", i, matrix, shape), shape);
            Shape between = blocks.shapeAfter(matrix, shape);
            chain.add(blocks.part("activation", activation, between), between);
            shape = blocks.shapeAfter(activation, between);
        }
        return chain.add(blocks.own("output", last(input), shape), shape);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue value = input;
        for (int i = 0; i < hiddenSizes.size(); i++) {
            value = scope.own("hidden", i, new Dense(hiddenSizes.get(i), true), value);
            value = scope.part("activation", activation, value);
        }
        return scope.own("output", last(input.shape()), value).name();
    }

    @Override
    public String toString() {
        return "PointwiseFeedForward(hiddenSizes=" + hiddenSizes
                + outputSize.map(size -> ", outputSize=" + size).orElse("") + ")";
    }
}
