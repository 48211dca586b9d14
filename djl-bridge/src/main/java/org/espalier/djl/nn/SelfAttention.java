package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.Optional;

/**
 * Every position looks at all positions (Vaswani et al., NeurIPS 2017, section 3.2), computed as DJL's {@code
 * ScaledDotProductAttentionBlock} does, with dropout that follows the seed of the training.
 *
 * <p>A head is a run of embeddingSize / headCount features. Variants with other head counts share the same matrices but
 * cut their features into other runs.
 *
 * @param embedding number of features; that of the input if none
 * @param heads number of heads; divides the features
 * @param dropRate part of the attention set to zero while training
 */
record SelfAttention(Optional<Integer> embedding, int heads, double dropRate) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        long features = features(input, embedding, heads, scope);
        long positions = input.get(0);
        Layer matrix = new Dense(Math.toIntExact(features), true);
        Shape keys = scope.own("keyProjection", matrix, input);
        Shape queries = scope.own("queryProjection", matrix, input);
        Shape values = scope.own("valueProjection", matrix, input);
        scope.cost(0, 2 * positions * positions * features);
        Shape scores = scope.joined(new Shape(heads, positions, positions), keys, queries);
        Shape shares = scope.joined(scores, scores);
        Shape looked = scope.joined(input, shares, values);
        return scope.own("resultProjection", matrix, looked);
    }

    /** Checks an input of axes (position, feature). */
    static long features(Shape input, Optional<Integer> embedding, int heads, LayerScope scope) {
        if (input.dimension() != 2) {
            throw scope.needs("2 axes (position, feature)");
        }
        long features = input.get(1);
        if (embedding.isPresent() && embedding.get() != features) {
            throw scope.needs(embedding.get() + " features, as its embeddingSize says");
        }
        if (features % heads != 0) {
            throw scope.needs("a number of features that its " + heads + " heads divide");
        }
        return features;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new Attention(this, input, blocks);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return onnx(input, Optional.empty(), scope);
    }

    /** Writes attention with, perhaps, an array (image, 1, 1, position) that is added to all scores. */
    String onnx(OnnxValue input, Optional<String> hidden, OnnxScope scope) {
        Layer matrix = new Dense(Math.toIntExact(input.shape().get(1)), true);
        String keys = split(scope.own("keyProjection", matrix, input), scope, 0, 2, 3, 1);
        String queries = split(scope.own("queryProjection", matrix, input), scope, 0, 2, 1, 3);
        String values = split(scope.own("valueProjection", matrix, input), scope, 0, 2, 1, 3);
        double length = Math.sqrt(input.shape().get(1) / (double) heads);
        String products = scope.add(OnnxNode.of("MatMul", queries, keys));
        String scores = scope.add(OnnxNode.of("Div", products, scope.constant(new Shape(), (float) length)));
        if (hidden.isPresent()) {
            scores = scope.add(OnnxNode.of("Add", scores, hidden.get()));
        }
        String shares = scope.add(OnnxNode.of("Softmax", scores).integer("axis", 3));
        String looked = scope.add(OnnxNode.of("MatMul", shares, values));
        String turned = scope.add(OnnxNode.of("Transpose", looked).integers("perm", 0, 2, 1, 3));
        String joined = scope.add(OnnxNode.of(
                "Reshape", turned, scope.constant(0, 0, input.shape().get(1))));
        return scope.own("resultProjection", matrix, new OnnxValue(joined, input.shape()))
                .name();
    }

    /** (image, position, feature) to (image, position, head, feature of the head), in another order of axes. */
    private String split(OnnxValue value, OnnxScope scope, long... order) {
        long each = value.shape().get(1) / heads;
        String split = scope.add(OnnxNode.of("Reshape", value.name(), scope.constant(0, 0, heads, each)));
        return scope.add(OnnxNode.of("Transpose", split).integers("perm", order));
    }

    @Override
    public String toString() {
        return "ScaledDotProductAttention(headCount=" + heads + ")";
    }

    /** Takes (image, position, feature), and perhaps an array (image, 1, 1, position) that is added to all scores. */
    private static final class Attention extends CompositeBlock {

        private final int heads;
        private final Block key;
        private final Block query;
        private final Block value;
        private final Block result;
        private final Block dropout;

        Attention(SelfAttention layer, Shape input, BlockBuilder blocks) {
            super(input);
            this.heads = layer.heads;
            Layer matrix = new Dense(Math.toIntExact(input.get(1)), true);
            this.key = add("keyProjection", blocks.own("keyProjection", matrix, input), input);
            this.query = add("queryProjection", blocks.own("queryProjection", matrix, input), input);
            this.value = add("valueProjection", blocks.own("valueProjection", matrix, input), input);
            this.result = add("resultProjection", blocks.own("resultProjection", matrix, input), input);
            Shape scores = new Shape(heads, input.get(0), input.get(0));
            this.dropout = add("probabilityDropout", new SeededDropout((float) layer.dropRate), scores);
        }

        @Override
        NDArray apply(Pass pass, NDList inputs) {
            NDArray input = inputs.head();
            Shape shape = input.getShape();
            NDArray keys = split(pass.through(key, input));
            NDArray queries = split(pass.through(query, input));
            NDArray values = split(pass.through(value, input));
            double length = Math.sqrt(shape.get(2) / (double) heads);
            NDArray scores = queries.matMul(keys.swapAxes(2, 3)).div(length);
            if (inputs.size() > 1) {
                scores = scores.add(inputs.get(1));
            }
            NDArray looked = pass.through(dropout, scores.softmax(3)).matMul(values);
            return pass.through(result, looked.transpose(0, 2, 1, 3).reshape(shape));
        }

        /** (image, position, feature) to (image, head, position, feature of the head). */
        private NDArray split(NDArray array) {
            Shape shape = array.getShape();
            return array.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads)
                    .transpose(0, 2, 1, 3);
        }
    }
}
