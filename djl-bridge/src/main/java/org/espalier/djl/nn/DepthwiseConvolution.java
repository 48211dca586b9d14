package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/** A convolution of each channel by itself; the number of groups is that of the input's channels. */
record DepthwiseConvolution(int multiplier, Window window, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != window.rank() + 1) {
            throw scope.needs("3 axes (channel, row, column)");
        }
        return convolution(input).infer(input, scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return blocks.instead(convolution(input), input);
    }

    private Convolution convolution(Shape input) {
        int channels = Math.toIntExact(input.get(0));
        return new Convolution(Math.multiplyExact(channels, multiplier), window, channels, bias);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return scope.instead(convolution(input.shape()), input).name();
    }

    @Override
    public String toString() {
        return "DepthwiseConv2d(kernel=" + window.kernel() + window.text()
                + (multiplier == 1 ? "" : ", multiplier=" + multiplier) + ")";
    }
}
