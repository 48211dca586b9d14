package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;

/** One element of each place of a window: the largest, the mean or a norm. */
record Pooling(Statistic statistic, Window window) implements Layer {

    /** What is taken of a set of elements. */
    sealed interface Statistic {
        /** The largest. */
        record Max() implements Statistic {}

        /**
         * The mean.
         *
         * @param countPadding whether zeros of the border count
         */
        record Mean(boolean countPadding) implements Statistic {}

        /**
         * The norm: (sum |x|^order)^(1 / order).
         *
         * @param order at least 1
         */
        record Norm(double order) implements Statistic {}

        /** Returns the word in the names of layers. */
        default String title() {
            return this instanceof Max ? "Max" : this instanceof Mean ? "Avg" : "Lp";
        }
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        for (int i = 0; i < window.rank(); i++) {
            if (2 * window.zeros(i) > window.kernel().get(i)) {
                throw scope.needs("zeros of at most half its window of " + window.kernel());
            }
        }
        return window.slide(input, input.dimension() == 0 ? 0 : input.get(0), scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape kernel = window.kernel().shape();
        Shape stride = window.stride().shape();
        Shape padding = window.paddingShape();
        boolean ceil = window.ceil();
        if (statistic instanceof Statistic.Max) {
            return switch (window.rank()) {
                case 1 -> Pool.maxPool1dBlock(kernel, stride, padding, ceil);
                case 2 -> Pool.maxPool2dBlock(kernel, stride, padding, ceil);
                default -> Pool.maxPool3dBlock(kernel, stride, padding, ceil);
            };
        }
        if (statistic instanceof Statistic.Mean mean) {
            return switch (window.rank()) {
                case 1 -> Pool.avgPool1dBlock(kernel, stride, padding, ceil, mean.countPadding());
                case 2 -> Pool.avgPool2dBlock(kernel, stride, padding, ceil, mean.countPadding());
                default -> Pool.avgPool3dBlock(kernel, stride, padding, ceil, mean.countPadding());
            };
        }
        double order = ((Statistic.Norm) statistic).order();
        Shape places = blocks.shapeAfter(this, input).slice(1);
        return LambdaBlock.singleton(array -> NormPool.windows(array, order, window, places), "lpPool");
    }

    /** Zeros at the border count for the mean, as in DJL. */
    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        if (statistic instanceof Statistic.Norm) {
            throw scope.refuses("norms of windows have no form in ONNX that treats the border alike");
        }
        boolean max = statistic instanceof Statistic.Max;
        OnnxNode node = window.slidden(OnnxNode.of(max ? "MaxPool" : "AveragePool", input.name()));
        return scope.add(
                statistic instanceof Statistic.Mean mean
                        ? node.integer("count_include_pad", mean.countPadding() ? 1 : 0)
                        : node);
    }

    @Override
    public String toString() {
        return statistic.title() + "Pool" + window.rank() + "d(kernel=" + window.kernel() + ", stride="
                + window.stride() + window.text(window.stride(), Padding.VALID) + ")";
    }
}
