package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;

/** A convolution over one or two axes, built by DJL's {@code Conv1d} or {@code Conv2d}. */
record Convolution(int filters, Window window, int groups, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape output = window.slide(input, filters, scope);
        if (input.get(0) % groups != 0) {
            throw scope.needs("a number of channels that its " + groups + " groups divide");
        }
        if (filters % groups != 0) {
            throw scope.needs("its " + filters + " filters to be divisible by its " + groups + " groups");
        }
        long weights = filters * (input.get(0) / groups) * window.area();
        long places = output.size() / filters;
        scope.cost(weights + (bias ? filters : 0), weights * places);
        return output;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return window.rank() == 1 ? oneAxis() : twoAxes();
    }

    /** A smaller kernel is the middle of a larger one, so that its places are those it sees in the larger. */
    @Override
    public Cut cut(String parameter) {
        return Cut.CENTRED;
    }

    private Block oneAxis() {
        return Conv1d.builder()
                .setFilters(filters)
                .setKernelShape(window.kernelShape())
                .optStride(window.strideShape())
                .optPadding(window.paddingShape())
                .optDilation(window.dilationShape())
                .optGroups(groups)
                .optBias(bias)
                .build();
    }

    private Block twoAxes() {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(window.kernelShape())
                .optStride(window.strideShape())
                .optPadding(window.paddingShape())
                .optDilation(window.dilationShape())
                .optGroups(groups)
                .optBias(bias)
                .build();
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String weight = scope.weight("weight");
        OnnxNode node = bias
                ? OnnxNode.of("Conv", input.name(), weight, scope.weight("bias"))
                : OnnxNode.of("Conv", input.name(), weight);
        return scope.add(window.slidden(node)
                .integers("dilations", window.dilationShape())
                .integer("group", groups));
    }

    @Override
    public String toString() {
        return "Conv" + window.rank() + "d(filters=" + filters + ", kernel=" + window.kernel()
                + (window.stride() == 1 ? "" : ", stride=" + window.stride())
                + (window.padding() == Padding.SAME ? "" : ", padding=VALID")
                + (window.dilation() == 1 ? "" : ", dilation=" + window.dilation())
                + (groups == 1 ? "" : ", groups=" + groups) + ")";
    }
}
