package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;

/** Mean 0 and deviation 1, then a trained scale and shift. */
final class Normalization {

    private Normalization() {}

    /** Over the mini-batch, channel by channel, by DJL's {@code BatchNorm}. */
    record OverBatch(double epsilon, double momentum) implements Layer {

        /** With the defaults of the fields. */
        static final OverBatch USUAL = new OverBatch(1e-5, 0.9);

        @Override
        public Shape infer(Shape input, LayerScope scope) {
            if (input.dimension() == 0) {
                throw scope.needs("at least 1 axis");
            }
            scope.cost(2 * input.get(0), 0);
            scope.statistics(2 * input.get(0));
            return input;
        }

        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return BatchNorm.builder()
                    .optEpsilon((float) epsilon)
                    .optMomentum((float) momentum)
                    .build();
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            return scope.add(OnnxNode.of(
                            "BatchNormalization",
                            input.name(),
                            scope.weight("gamma"),
                            scope.weight("beta"),
                            scope.weight("runningMean"),
                            scope.weight("runningVar"))
                    .number("epsilon", epsilon));
        }

        @Override
        public String toString() {
            return "BatchNorm()";
        }
    }

    /** Over all elements of one image, by DJL's {@code LayerNorm}. */
    record OverImage(double epsilon) implements Layer {

        @Override
        public Shape infer(Shape input, LayerScope scope) {
            if (input.dimension() == 0) {
                throw scope.needs("at least 1 axis");
            }
            scope.cost(2 * input.size(), 0);
            return input;
        }

        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return LayerNorm.builder().optEpsilon((float) epsilon).build();
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            return scope.add(
                    OnnxNode.of("LayerNormalization", input.name(), scope.weight("gamma"), scope.weight("beta"))
                            .integer("axis", 1)
                            .number("epsilon", epsilon));
        }

        @Override
        public String toString() {
            return "LayerNorm()";
        }
    }
}
