package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

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
    public String toString() {
        return "Conv" + window.rank() + "dTranspose(filters=" + filters + ", kernel=" + window.kernel() + window.text()
                + (outPadding.isAll(0) ? "" : ", outPadding=" + outPadding)
                + (groups == 1 ? "" : ", groups=" + groups) + ")";
    }
}
