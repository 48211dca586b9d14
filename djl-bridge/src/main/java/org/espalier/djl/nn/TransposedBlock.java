package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a transposed convolution as an ordinary one: zeros between the elements, then the kernel turned round.
 *
 * <p>DJL's {@code Conv2dTranspose} does not run on PyTorch. Parameters have the names and shapes of DJL's: the weight
 * has axes (filter, channel / groups, kernel...), the bias (filter).
 */
final class TransposedBlock extends AbstractBlock {

    private final TransposedConvolution layer;
    private final Window window;
    private final Parameter weight;
    private final @Nullable Parameter bias;

    TransposedBlock(TransposedConvolution layer) {
        this.layer = layer;
        this.window = layer.window();
        this.weight = addParameter(Parameter.builder()
                .setName("weight")
                .setType(Parameter.Type.WEIGHT)
                .build());
        this.bias = layer.bias()
                ? addParameter(Parameter.builder()
                        .setName("bias")
                        .setType(Parameter.Type.BIAS)
                        .build())
                : null;
    }

    @Override
    protected void prepare(Shape[] inputs) {
        long channels = inputs[0].get(1) / layer.groups();
        weight.setShape(
                new Shape(layer.filters(), channels).addAll(window.kernel().shape()));
        if (bias != null) {
            bias.setShape(new Shape(layer.filters()));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray spread = inputs.singletonOrThrow();
        for (int i = 0; i < window.rank(); i++) {
            spread = spread(spread, i);
        }
        int[] kernelAxes = IntStream.range(2, window.rank() + 2).toArray();
        NDArray turned = store.getValue(weight, spread.getDevice(), training).flip(kernelAxes);
        NDArray shift = bias == null ? null : store.getValue(bias, spread.getDevice(), training);
        return spread.getNDArrayInternal()
                .convolution(
                        spread,
                        turned,
                        shift,
                        Sides.all(window.rank(), 1).shape(),
                        Sides.all(window.rank(), 0).shape(),
                        window.dilation().shape(),
                        layer.groups());
    }

    /** Puts zeros between the elements of one axis, and as many around them as the turned kernel needs. */
    private NDArray spread(NDArray array, int axis) {
        long length = array.getShape().get(axis + 2);
        int stride = window.stride().get(axis);
        NDArray apart = array;
        if (stride > 1) {
            apart = Border.pad(array.expandDims(axis + 3), axis + 3, 0, stride - 1L);
            apart = Border.cut(merged(apart, axis + 2), axis + 2, 0, (length - 1) * stride + 1);
        }
        long border = window.extent(axis) - 1L - window.zeros(axis);
        return Border.pad(apart, axis + 2, border, border + layer.outPadding().get(axis));
    }

    private static NDArray merged(NDArray array, int axis) {
        Shape shape = array.getShape();
        return array.reshape(
                shape.slice(0, axis).add(shape.get(axis) * shape.get(axis + 1)).addAll(shape.slice(axis + 2)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long[] output = inputs[0].getShape().clone();
        output[1] = layer.filters();
        for (int i = 0; i < window.rank(); i++) {
            output[i + 2] = (output[i + 2] - 1) * window.stride().get(i)
                    + window.extent(i)
                    - 2L * window.zeros(i)
                    + layer.outPadding().get(i);
        }
        return new Shape[] {new Shape(output)};
    }
}
