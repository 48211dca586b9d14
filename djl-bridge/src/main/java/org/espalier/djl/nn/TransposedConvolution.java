package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.stream.IntStream;

/**
 * A transposed convolution (Dumoulin and Visin, 2016, section 4): each element of the input adds a copy of the kernel,
 * scaled by it, to the output at its own place times the stride.
 */
record TransposedConvolution(int filters, Window window, Sides outPadding, int groups, boolean bias) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        window.requireAxes(input, scope);
        Convolution.requireGroups(input, filters, groups, scope);
        long[] output = new long[window.rank() + 1];
        output[0] = filters;
        for (int i = 0; i < window.rank(); i++) {
            output[i + 1] = (input.get(i + 1) - 1) * window.stride().get(i)
                    + window.extent(i)
                    - 2L * window.zeros(i)
                    + outPadding.get(i);
            if (output[i + 1] < 1) {
                throw scope.needs(
                        "more elements on axis " + (i + 1) + ", or less padding, for an output that is not empty");
            }
        }
        long weights = filters * (input.get(0) / groups) * window.area();
        scope.cost(weights + (bias ? filters : 0), weights * (input.size() / input.get(0)));
        return new Shape(output);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new TransposedBlock(this);
    }

    @Override
    public Cut cut(String parameter) {
        return Cut.CENTRED;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String weight = scope.constant(turned(scope.extents("weight")), turned(scope));
        boolean wide = IntStream.range(0, window.rank())
                .anyMatch(i -> outPadding.get(i) >= window.stride().get(i));
        if (wide) {
            return padded(input.name(), weight, scope);
        }
        OnnxNode node = bias
                ? OnnxNode.of("ConvTranspose", input.name(), weight, scope.weight("bias"))
                : OnnxNode.of("ConvTranspose", input.name(), weight);
        return scope.add(window.slidden(dilated(node)).integers("output_padding", outPadding.shape()));
    }

    private OnnxNode dilated(OnnxNode node) {
        return node.integers("dilations", window.dilation().shape()).integer("group", groups);
    }

    /** Cuts and pads by an operator of its own: runtimes take no padding of the output as wide as the stride. */
    private String padded(String input, String weight, OnnxScope scope) {
        String whole = scope.add(window.inside(dilated(OnnxNode.of("ConvTranspose", input, weight))));
        int rank = window.rank();
        long[] borders = new long[2 * rank + 4];
        for (int i = 0; i < rank; i++) {
            borders[i + 2] = -window.zeros(i);
            borders[i + rank + 4] = outPadding.get(i) - window.zeros(i);
        }
        String padded = scope.add(OnnxNode.of("Pad", whole, scope.constant(borders)));
        if (!bias) {
            return padded;
        }
        Shape each = new Shape(filters).addAll(Sides.all(rank, 1).shape());
        return scope.add(OnnxNode.of("Add", padded, scope.constant(each, scope.numbers("bias"))));
    }

    /** (filter, channel / groups, kernel...) to (channel, filter / groups, kernel...). */
    private Shape turned(Shape weight) {
        return new Shape(weight.get(1) * groups, weight.get(0) / groups).addAll(weight.slice(2));
    }

    private float[] turned(OnnxScope scope) {
        float[] numbers = scope.numbers("weight");
        int each = filters / groups;
        int channels = Math.toIntExact(scope.extents("weight").get(1));
        int area = numbers.length / filters / channels;
        float[] turned = new float[numbers.length];
        for (int filter = 0; filter < filters; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                int to = (filter / each * channels + channel) * each + filter % each;
                System.arraycopy(numbers, (filter * channels + channel) * area, turned, to * area, area);
            }
        }
        return turned;
    }

    @Override
    public String toString() {
        return "Conv" + window.rank() + "dTranspose(filters=" + filters + ", kernel=" + window.kernel() + window.text()
                + (outPadding.isAll(0) ? "" : ", outPadding=" + outPadding)
                + (groups == 1 ? "" : ", groups=" + groups) + ")";
    }
}
