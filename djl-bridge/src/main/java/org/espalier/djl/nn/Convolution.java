package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;

/** A convolution over one to three axes, built by DJL's {@code Conv1d}, {@code Conv2d} or {@code Conv3d}. */
record Convolution(int filters, Window window, int groups, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape output = window.slide(input, filters, scope);
        requireGroups(input, filters, groups, scope);
        long weights = filters * (input.get(0) / groups) * window.area();
        long places = output.size() / filters;
        scope.cost(weights + (bias ? filters : 0), weights * places);
        return output;
    }

    static void requireGroups(Shape input, int filters, int groups, LayerScope scope) {
        if (input.get(0) % groups != 0) {
            throw scope.needs("a number of channels that its " + groups + " groups divide");
        }
        if (filters % groups != 0) {
            throw scope.needs("its " + filters + " filters to be divisible by its " + groups + " groups");
        }
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return switch (window.rank()) {
            case 1 -> set(Conv1d.builder()).build();
            case 2 -> set(Conv2d.builder()).build();
            default -> set(Conv3d.builder()).build();
        };
    }

    private <B extends ai.djl.nn.convolutional.Convolution.ConvolutionBuilder<B>> B set(B builder) {
        return builder.setFilters(filters)
                .setKernelShape(window.kernel().shape())
                .optStride(window.stride().shape())
                .optPadding(window.paddingShape())
                .optDilation(window.dilation().shape())
                .optGroups(groups)
                .optBias(bias);
    }

    /** A smaller kernel is the middle of a larger one, so that its places are those it sees in the larger. */
    @Override
    public Cut cut(String parameter) {
        return Cut.CENTRED;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String weight = scope.weight("weight");
        OnnxNode node = bias
                ? OnnxNode.of("Conv", input.name(), weight, scope.weight("bias"))
                : OnnxNode.of("Conv", input.name(), weight);
        return scope.add(window.slidden(node)
                .integers("dilations", window.dilation().shape())
                .integer("group", groups));
    }

    @Override
    public String toString() {
        return "Conv" + window.rank() + "d(filters=" + filters + ", kernel=" + window.kernel() + window.text()
                + (groups == 1 ? "" : ", groups=" + groups) + ")";
    }
}
