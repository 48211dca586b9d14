package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A trained vector for each number, by DJL's {@code Embedding}.
 *
 * @param title word in the name of the layer
 * @param count how many numbers there are
 * @param size length of the vectors
 */
record TokenEmbedding(String title, int count, int size) implements Layer {

    /** Number of the type in ONNX. */
    private static final long INT64 = 7;

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        scope.cost((long) count * size, 0);
        return input.add(size);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new Table(count, size);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String tokens = scope.add(OnnxNode.of("Cast", input.name()).integer("to", INT64));
        return scope.add(OnnxNode.of("Gather", scope.weight("embedding"), tokens));
    }

    @Override
    public String toString() {
        return title + "(" + count + ", " + size + ")";
    }

    /** Looks vectors up; numbers may come in any number type. */
    private static final class Table extends AbstractBlock {

        private final Parameter embedding;

        Table(int count, int size) {
            this.embedding = addParameter(Parameter.builder()
                    .setName("embedding")
                    .setType(Parameter.Type.WEIGHT)
                    .optShape(new Shape(count, size))
                    .build());
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
            NDArray tokens = inputs.singletonOrThrow().toType(DataType.INT64, false);
            NDArray table = store.getValue(embedding, tokens.getDevice(), training);
            return Embedding.embedding(tokens, table, SparseFormat.DENSE);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return new Shape[] {inputs[0].add(embedding.getShape().get(1))};
        }
    }
}
