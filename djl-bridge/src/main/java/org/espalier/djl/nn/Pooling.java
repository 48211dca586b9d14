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
            return mean.countPadding() ? mean(kernel, stride, padding) : meanOfImage(input, kernel, stride, padding);
        }
        double order = ((Statistic.Norm) statistic).order();
        Shape places = blocks.shapeAfter(this, input).slice(1);
        return LambdaBlock.singleton(array -> NormPool.windows(array, order, window, places), "lpPool");
    }

    private Block mean(Shape kernel, Shape stride, Shape padding) {
        boolean ceil = window.ceil();
        return switch (window.rank()) {
            case 1 -> Pool.avgPool1dBlock(kernel, stride, padding, ceil, true);
            case 2 -> Pool.avgPool2dBlock(kernel, stride, padding, ceil, true);
            default -> Pool.avgPool3dBlock(kernel, stride, padding, ceil, true);
        };
    }

    /** Counts for itself: DJL's native code on PyTorch counts zeros of the border even when told not to. */
    private Block meanOfImage(Shape input, Shape kernel, Shape stride, Shape padding) {
        boolean ceil = window.ceil();
        float[] factors = window.elements(input, true);
        float[] wanted = window.elements(input, false);
        for (int i = 0; i < factors.length; i++) {
            factors[i] /= wanted[i];
        }
        Shape places = places(input);
        return LambdaBlock.singleton(
                array -> array.getNDArrayInternal()
                        .avgPool(kernel, stride, padding, ceil, true)
                        .mul(array.getManager().create(factors, places).toType(array.getDataType(), false)),
                "avgPool");
    }

    /** A window that may stand out behind the border gets a border that is wide enough: runtimes differ there. */
    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        if (statistic instanceof Statistic.Max) {
            OnnxNode node = OnnxNode.of("MaxPool", input.name());
            return scope.add(window.ceil() ? window.slidden(node, window.after(input.shape())) : window.slidden(node));
        }
        if (statistic instanceof Statistic.Mean mean) {
            if (!window.ceil()) {
                return scope.add(window.slidden(OnnxNode.of("AveragePool", input.name()))
                        .integer("count_include_pad", mean.countPadding() ? 1 : 0));
            }
            float[] shares = shares(window.elements(input.shape(), mean.countPadding()));
            return times(
                    means(window.padded(input, scope), scope), scope.constant(places(input.shape()), shares), scope);
        }
        double order = ((Statistic.Norm) statistic).order();
        String powers = scope.add(OnnxNode.of("Abs", window.padded(input, scope)));
        if (order != 1) {
            powers = scope.add(OnnxNode.of("Pow", powers, scope.constant(new Shape(), (float) order)));
        }
        String sums = times(means(powers, scope), scope.constant(new Shape(), window.area()), scope);
        return order == 1
                ? sums
                : scope.add(OnnxNode.of("Pow", sums, scope.constant(new Shape(), (float) (1 / order))));
    }

    /** Divides the elements of a full window by those of each place. */
    private float[] shares(float[] elements) {
        float[] shares = new float[elements.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = window.area() / elements[i];
        }
        return shares;
    }

    private Shape places(Shape input) {
        long[] places = new long[window.rank()];
        for (int i = 0; i < places.length; i++) {
            places[i] = window.places(i, input.get(i + 1));
        }
        return new Shape(places);
    }

    private String means(String padded, OnnxScope scope) {
        return scope.add(window.inside(OnnxNode.of("AveragePool", padded)));
    }

    private static String times(String left, String right, OnnxScope scope) {
        return scope.add(OnnxNode.of("Mul", left, right));
    }

    @Override
    public String toString() {
        return statistic.title() + "Pool" + window.rank() + "d(kernel=" + window.kernel() + ", stride="
                + window.stride() + window.text(window.stride(), Padding.VALID) + ")";
    }
}
