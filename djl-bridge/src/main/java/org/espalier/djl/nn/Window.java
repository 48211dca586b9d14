package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * A window that slides over the last axes of an image.
 *
 * @param rank number of axes it slides over, 1 or 2
 * @param kernel length of its sides, in elements
 * @param stride distance of its places
 * @param padding treatment of the border
 * @param dilation distance of its elements
 */
record Window(int rank, int kernel, int stride, Padding padding, int dilation) {

    private static final String[] AXES = {"2 axes (channel, position)", "3 axes (channel, row, column)"};

    /** Computes the output's shape with a number of channels. */
    Shape slide(Shape input, long channels, LayerScope scope) {
        if (input.dimension() != rank + 1) {
            throw scope.needs(AXES[rank - 1]);
        }
        long[] output = new long[rank + 1];
        output[0] = channels;
        int smallest = extent() - 2 * zeros();
        for (int i = 1; i <= rank; i++) {
            if (input.get(i) < smallest) {
                throw scope.needs("at least " + smallest + (rank == 1 ? " positions" : " rows and columns")
                        + " for its window of " + extent());
            }
            output[i] = (input.get(i) + 2L * zeros() - extent()) / stride + 1;
        }
        return new Shape(output);
    }

    /** Counts the elements from the first to the last one the window looks at, on one axis. */
    private int extent() {
        return dilation * (kernel - 1) + 1;
    }

    int zeros() {
        return padding.zeros(extent());
    }

    /** Counts the elements the window looks at. */
    long area() {
        return rank == 1 ? kernel : (long) kernel * kernel;
    }

    /** Adds kernel, stride and border to a convolution or pooling of ONNX. */
    OnnxNode slidden(OnnxNode node) {
        long[] borders = new long[2 * rank];
        Arrays.fill(borders, zeros());
        return node.integers("kernel_shape", kernelShape())
                .integers("strides", strideShape())
                .integers("pads", borders);
    }

    Shape kernelShape() {
        return same(kernel);
    }

    Shape strideShape() {
        return same(stride);
    }

    Shape paddingShape() {
        return same(zeros());
    }

    Shape dilationShape() {
        return same(dilation);
    }

    private Shape same(long value) {
        long[] values = new long[rank];
        Arrays.fill(values, value);
        return new Shape(values);
    }
}
