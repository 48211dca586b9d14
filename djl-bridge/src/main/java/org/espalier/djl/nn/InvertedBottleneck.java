package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * A layer that is wide in the middle (Sandler et al., CVPR 2018, table 1): a 1x1 convolution to more channels, one of each
 * channel by itself, and a 1x1 convolution back to few, each without bias and normalised over the mini-batch.
 *
 * <p>The function of each element follows the first two. With expansion 1 the first convolution is left out. The
 * addition of the input is a residual block around this layer.
 */
record InvertedBottleneck(int filters, Window window, int expansion, Layer activation) implements Layer {

    private static final Window POINT = new Window(2, 1, 1, Padding.VALID, 1);
    private static final Layer NORM = Normalization.OverBatch.USUAL;

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 3) {
            throw scope.needs("3 axes (channel, row, column)");
        }
        Shape shape = input;
        if (expansion > 1) {
            shape = scope.own("expand", expand(input), shape);
            shape = scope.own("expandNorm", NORM, shape);
            shape = scope.part("activation", activation, shape);
        }
        shape = scope.own("depthwise", depthwise(), shape);
        shape = scope.own("depthwiseNorm", NORM, shape);
        shape = scope.part("activation", activation, shape);
        shape = scope.own("project", project(), shape);
        return scope.own("projectNorm", NORM, shape);
    }

    /** The names of the parts are the same with every expansion, because weights are shared by name. */
    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        CachedSequential chain = new CachedSequential();
        Shape shape = input;
        if (expansion > 1) {
            shape = normalized(chain, "expand", expand(input), shape, blocks);
            shape = activated(chain, shape, blocks);
        }
        shape = normalized(chain, "depthwise", depthwise(), shape, blocks);
        shape = activated(chain, shape, blocks);
        normalized(chain, "project", project(), shape, blocks);
        return chain;
    }

    private static Shape normalized(
            CachedSequential chain, String name, Layer convolution, Shape input, BlockBuilder blocks) {
        Shape output = blocks.shapeAfter(convolution, input);
        chain.add(blocks.own(name, convolution, input), input);
        chain.add(blocks.own(name + "Norm", NORM, output), output);
        return output;
    }

    private Shape activated(CachedSequential chain, Shape input, BlockBuilder blocks) {
        chain.add(blocks.part("activation", activation, input), input);
        return blocks.shapeAfter(activation, input);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue value = input;
        if (expansion > 1) {
            value = scope.own("expand", expand(input.shape()), value);
            value = scope.own("expandNorm", NORM, value);
            value = scope.part("activation", activation, value);
        }
        value = scope.own("depthwise", depthwise(), value);
        value = scope.own("depthwiseNorm", NORM, value);
        value = scope.part("activation", activation, value);
        value = scope.own("project", project(), value);
        return scope.own("projectNorm", NORM, value).name();
    }

    private Layer expand(Shape input) {
        int channels = Math.multiplyExact(Math.toIntExact(input.get(0)), expansion);
        return new Convolution(channels, POINT, 1, false);
    }

    private Layer depthwise() {
        return new DepthwiseConvolution(1, window, false);
    }

    private Layer project() {
        return new Convolution(filters, POINT, 1, false);
    }

    @Override
    public String toString() {
        return "InvertedBottleneck(filters=" + filters + ", kernel=" + window.kernel() + ", expansion=" + expansion
                + window.text()
                + (activation.equals(Activated.RELU6) ? "" : ", activation=" + activation) + ")";
    }
}
