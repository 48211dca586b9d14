package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * A convolution of each channel by itself, then one across channels at each place (Chollet, CVPR
 * 2017): two of DJL's convolutions.
 */
record SeparableConvolution(int filters, Window window, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 3) {
            throw scope.needs("3 axes (channel, row, column)");
        }
        return scope.own("across", across(), scope.own("depthwise", depthwise(), input));
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape between = blocks.shapeAfter(depthwise(), input);
        return new CachedSequential()
                .add(blocks.own("depthwise", depthwise(), input), input)
                .add(blocks.own("across", across(), between), between);
    }

    private DepthwiseConvolution depthwise() {
        return new DepthwiseConvolution(1, window, false);
    }

    private Convolution across() {
        return new Convolution(filters, new Window(2, 1, 1, Padding.VALID, 1), 1, bias);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue between = scope.own("depthwise", depthwise(), input);
        return scope.own("across", across(), between).name();
    }

    @Override
    public String toString() {
        return "SeparableConv2d(filters=" + filters + ", kernel=" + window.kernel() + window.text() + ")";
    }
}
