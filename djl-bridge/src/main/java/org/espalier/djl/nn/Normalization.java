package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.GhostBatchNorm;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Mean 0 and deviation 1, then a trained scale and shift.
 *
 * @param epsilon keeps the division defined
 * @param center whether the shift is trained
 * @param scale whether the scale is trained
 */
record Normalization(double epsilon, boolean center, boolean scale) {

    /** The usual one. */
    static final Normalization USUAL = new Normalization(1e-5, true, true);

    /** Reports scale and shift of a number of features; what is not trained is kept as it started. */
    private void count(long features, LayerScope scope) {
        int trained = (center ? 1 : 0) + (scale ? 1 : 0);
        scope.cost(trained * features, 0);
        scope.statistics((2 - trained) * features);
    }

    /**
     * Over the mini-batch and all axes but one, by DJL's {@code BatchNorm} or {@code GhostBatchNorm}.
     *
     * @param basics scale, shift and epsilon
     * @param momentum memory of the running means
     * @param axis number of the axis with means of its own, where 0 is the batch
     * @param virtualBatch images of the smaller batches that are normalised each by itself; none for the whole batch
     */
    record OverBatch(Normalization basics, double momentum, int axis, Optional<Integer> virtualBatch) implements Layer {

        /** With the defaults of the fields. */
        static final OverBatch USUAL = usual(1);

        /** With the defaults of the fields, over another axis. */
        static OverBatch usual(int axis) {
            return new OverBatch(Normalization.USUAL, 0.9, axis, Optional.empty());
        }

        @Override
        public Shape infer(Shape input, LayerScope scope) {
            if (input.dimension() < axis) {
                throw scope.needs("at least " + axis + (axis == 1 ? " axis" : " axes behind that of the batch"));
            }
            basics.count(input.get(axis - 1), scope);
            scope.statistics(2 * input.get(axis - 1));
            return input;
        }

        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return virtualBatch.isPresent()
                    ? new GhostBlock(set(GhostBatchNorm.builder()), virtualBatch.get())
                    : set(BatchNorm.builder()).build();
        }

        private <B extends BatchNorm.BaseBuilder<B>> B set(BatchNorm.BaseBuilder<B> builder) {
            return builder.optEpsilon((float) basics.epsilon)
                    .optMomentum((float) momentum)
                    .optAxis(axis)
                    .optCenter(basics.center)
                    .optScale(basics.scale);
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            if (axis == 1) {
                return normalized(input.name(), scope);
            }
            long[] swapped =
                    LongStream.rangeClosed(0, input.shape().dimension()).toArray();
            swapped[1] = axis;
            swapped[axis] = 1;
            String turned = scope.add(OnnxNode.of("Transpose", input.name()).integers("perm", swapped));
            return scope.add(OnnxNode.of("Transpose", normalized(turned, scope)).integers("perm", swapped));
        }

        private String normalized(String input, OnnxScope scope) {
            return scope.add(OnnxNode.of(
                            "BatchNormalization",
                            input,
                            scope.weight("gamma"),
                            scope.weight("beta"),
                            scope.weight("runningMean"),
                            scope.weight("runningVar"))
                    .number("epsilon", basics.epsilon));
        }

        @Override
        public String toString() {
            return (virtualBatch.isPresent() ? "GhostBatchNorm(" : "BatchNorm(") + (axis == 1 ? "" : "axis=" + axis)
                    + ")";
        }
    }

    /**
     * Over the last axes of one image, by DJL's {@code LayerNorm}.
     *
     * @param basics scale, shift and epsilon
     * @param axes numbers of the axes, where 0 is the batch; none for all
     */
    record OverImage(Normalization basics, Optional<List<Integer>> axes) implements Layer {

        @Override
        public Shape infer(Shape input, LayerScope scope) {
            int all = input.dimension();
            int count = axes.map(List::size).orElse(all);
            if (all == 0 || count > all) {
                throw scope.needs("at least " + Math.max(1, count) + (count < 2 ? " axis" : " axes"));
            }
            for (int i = 0; i < count && axes.isPresent(); i++) {
                if (axes.get().get(i) != all - count + 1 + i) {
                    throw scope.needs("to normalise the last axes, in order, not " + axes.get());
                }
            }
            basics.count(input.slice(all - count).size(), scope);
            return input;
        }

        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            LayerNorm.Builder builder = LayerNorm.builder()
                    .optEpsilon((float) basics.epsilon)
                    .optCenter(basics.center)
                    .optScale(basics.scale);
            axes.ifPresent(list ->
                    builder.axis(list.stream().mapToInt(Integer::intValue).toArray()));
            return builder.build();
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            int axis = axes.map(a -> a.get(0)).orElse(1);
            String beta = scope.weight("beta");
            if (input.shape().slice(axis - 1).size() == 1) { // ONNX Runtime refuses to take the mean of one number
                String zero = scope.add(OnnxNode.of("Mul", input.name(), scope.constant(new Shape(), 0)));
                return scope.add(OnnxNode.of("Add", zero, beta));
            }
            return scope.add(OnnxNode.of("LayerNormalization", input.name(), scope.weight("gamma"), beta)
                    .integer("axis", axis)
                    .number("epsilon", basics.epsilon));
        }

        @Override
        public String toString() {
            return "LayerNorm(" + axes.map(a -> "axis=" + a).orElse("") + ")";
        }
    }
}
