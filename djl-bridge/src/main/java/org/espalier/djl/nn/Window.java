package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A window that slides over the last axes of an image.
 *
 * @param kernel length of its sides, in elements
 * @param stride distance of its places
 * @param padding treatment of the border, unless zeros are given
 * @param given zeros on each side, if counted by hand
 * @param dilation distance of its elements
 * @param ceil whether a last window may stand out behind the border
 */
record Window(Sides kernel, Sides stride, Padding padding, Optional<Sides> given, Sides dilation, boolean ceil) {

    private static final List<String> AXES = List.of(
            "2 axes (channel, position)", "3 axes (channel, row, column)", "4 axes (channel, plane, row, column)");
    private static final List<String> NAMES = List.of("positions", "rows and columns", "planes, rows and columns");

    /** A window with equal sides. */
    Window(int rank, int kernel, int stride, Padding padding, int dilation) {
        this(
                Sides.all(rank, kernel),
                Sides.all(rank, stride),
                padding,
                Optional.empty(),
                Sides.all(rank, dilation),
                false);
    }

    int rank() {
        return kernel.values().size();
    }

    /** Computes the output's shape with a number of channels. */
    Shape slide(Shape input, long channels, LayerScope scope) {
        requireAxes(input, scope);
        long[] output = new long[rank() + 1];
        output[0] = channels;
        for (int i = 0; i < rank(); i++) {
            output[i + 1] = places(i, input.get(i + 1));
            if (output[i + 1] < 1) {
                throw scope.needs(needed(i));
            }
        }
        return new Shape(output);
    }

    void requireAxes(Shape input, LayerScope scope) {
        if (input.dimension() != rank() + 1) {
            throw scope.needs(AXES.get(rank() - 1));
        }
    }

    /** Counts the places on one axis. */
    long places(int axis, long length) {
        long room = length + 2L * zeros(axis) - extent(axis);
        long places = Math.floorDiv(room + (ceil ? stride.get(axis) - 1 : 0), stride.get(axis)) + 1;
        boolean outside = ceil && (places - 1) * stride.get(axis) >= length + zeros(axis);
        return outside ? places - 1 : places;
    }

    private String needed(int axis) {
        int smallest = extent(axis) - 2 * zeros(axis);
        boolean square = IntStream.range(0, rank()).allMatch(i -> extent(i) == extent(0) && zeros(i) == zeros(0));
        return "at least " + smallest + (square ? " " + NAMES.get(rank() - 1) : " elements on axis " + (axis + 1))
                + " for its window of " + extent(axis);
    }

    /** Counts the elements from the first to the last one the window looks at, on one axis. */
    int extent(int axis) {
        return dilation.get(axis) * (kernel.get(axis) - 1) + 1;
    }

    int zeros(int axis) {
        return given.map(z -> z.get(axis)).orElseGet(() -> padding.zeros(extent(axis)));
    }

    /** Counts the elements the window looks at. */
    long area() {
        return kernel.product();
    }

    /** Adds kernel, stride and border to a convolution or pooling of ONNX, for a window that stays inside the border. */
    OnnxNode slidden(OnnxNode node) {
        return slidden(node, IntStream.range(0, rank()).mapToLong(this::zeros).toArray());
    }

    /** Adds kernel, stride and border, with so many zeros behind the last element of each axis. */
    OnnxNode slidden(OnnxNode node, long[] after) {
        long[] borders = new long[2 * rank()];
        for (int i = 0; i < rank(); i++) {
            borders[i] = zeros(i);
            borders[i + rank()] = after[i];
        }
        return inside(node).integers("pads", borders);
    }

    /** Adds kernel and stride, for inputs that have their border already. */
    OnnxNode inside(OnnxNode node) {
        return node.integers("kernel_shape", kernel.shape()).integers("strides", stride.shape());
    }

    /** Writes an input with zeros around it, so that the window stands inside at all its places. */
    String padded(OnnxValue input, OnnxScope scope) {
        long[] after = after(input.shape());
        long[] borders = new long[2 * rank() + 4];
        for (int i = 0; i < rank(); i++) {
            borders[i + 2] = zeros(i);
            borders[i + rank() + 4] = after[i];
        }
        return scope.add(OnnxNode.of("Pad", input.name(), scope.constant(borders)));
    }

    /** Counts the zeros behind the last element of each axis that the last place of the window looks at. */
    long[] after(Shape input) {
        long[] after = new long[rank()];
        for (int i = 0; i < rank(); i++) {
            long reach = (places(i, input.get(i + 1)) - 1) * stride.get(i) + extent(i);
            after[i] = Math.max(0, reach - zeros(i) - input.get(i + 1));
        }
        return after;
    }

    /**
     * Counts the elements at each place of the window, in row-major order: those of the input, with the zeros around it if
     * asked for, and never what stands out behind them.
     */
    float[] elements(Shape input, boolean countZeros) {
        float[] all = {1};
        for (int i = 0; i < rank(); i++) {
            long length = input.get(i + 1);
            int places = Math.toIntExact(places(i, length));
            float[] more = new float[all.length * places];
            for (int k = 0; k < more.length; k++) {
                long from = (long) (k % places) * stride.get(i) - zeros(i);
                long to = Math.min(from + kernel.get(i), length + zeros(i));
                long counted = countZeros ? to - from : Math.min(to, length) - Math.max(from, 0);
                more[k] = all[k / places] * counted;
            }
            all = more;
        }
        return all;
    }

    Shape paddingShape() {
        return new Sides(IntStream.range(0, rank()).mapToObj(this::zeros).toList()).shape();
    }

    /** Writes what differs from the usual, each with a comma before it. */
    String text(Sides usualStride, Padding usualPadding) {
        return (stride.equals(usualStride) ? "" : ", stride=" + stride)
                + (given.isPresent()
                        ? ", padding=" + given.get()
                        : padding == usualPadding ? "" : ", padding=" + padding)
                + (dilation.isAll(1) ? "" : ", dilation=" + dilation)
                + (ceil ? ", ceilMode=true" : "");
    }

    String text() {
        return text(Sides.all(rank(), 1), Padding.SAME);
    }
}
