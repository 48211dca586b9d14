package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A trained vector for each position, added to the input, as in DJL's {@code BertBlock}; shorter inputs use the first
 * vectors.
 *
 * @param longest how many positions there are vectors for
 */
record PositionEmbedding(int longest) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 2) {
            throw scope.needs("2 axes (position, feature)");
        }
        if (input.get(0) > longest) {
            throw scope.needs("at most " + longest + " positions, as its maxSequenceLength says");
        }
        scope.cost(longest * input.get(1), 0);
        return input;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new Table(longest, input.get(1));
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        Shape used = input.shape();
        float[] first = Arrays.copyOf(scope.numbers("positionEmbedding"), Math.toIntExact(used.size()));
        return scope.add(OnnxNode.of("Add", input.name(), scope.constant(used, first)));
    }

    @Override
    public String toString() {
        return "PositionEmbedding(" + longest + ")";
    }

    /** Takes (image, position, feature). */
    private static final class Table extends AbstractBlock {

        private final Parameter embedding;

        Table(long longest, long size) {
            this.embedding = addParameter(Parameter.builder()
                    .setName("positionEmbedding")
                    .setType(Parameter.Type.WEIGHT)
                    .optShape(new Shape(longest, size))
                    .build());
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
            NDArray input = inputs.singletonOrThrow();
            NDArray table = store.getValue(embedding, input.getDevice(), training);
            return new NDList(input.add(Border.cut(table, 0, 0, input.getShape().get(1))));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return inputs;
        }
    }
}
