package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;

/** The largest or mean element of each place of a window, by DJL's {@code Pool}. */
record Pooling(boolean max, Window window) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return window.slide(input, input.dimension() == 0 ? 0 : input.get(0), scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape kernel = window.kernelShape();
        Shape stride = window.strideShape();
        Shape padding = window.paddingShape();
        if (window.rank() == 1) {
            return max ? Pool.maxPool1dBlock(kernel, stride, padding) : Pool.avgPool1dBlock(kernel, stride, padding);
        }
        return max ? Pool.maxPool2dBlock(kernel, stride, padding) : Pool.avgPool2dBlock(kernel, stride, padding);
    }

    /** Zeros at the border count for the mean, as in DJL. */
    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxNode node = window.slidden(OnnxNode.of(max ? "MaxPool" : "AveragePool", input.name()));
        return scope.add(max ? node : node.integer("count_include_pad", 1));
    }

    @Override
    public String toString() {
        return (max ? "MaxPool" : "AvgPool") + window.rank() + "d(kernel=" + window.kernel()
                + ", stride=" + window.stride()
                + (window.padding() == Padding.VALID ? "" : ", padding=SAME") + ")";
    }
}
