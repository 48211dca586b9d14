package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.Optional;

/**
 * An image (channel, row, column) cut into a sequence (position, feature) of rectangles, in reading order (Dosovitskiy et
 * al., ICLR 2021, section 3.1); the features of one are its numbers, channel by channel.
 *
 * @param rows rows of a rectangle
 * @param columns columns of a rectangle; all if none
 */
record Patches(int rows, Optional<Integer> columns) implements Layer {

    /** How many rectangles lie below each other and beside each other, and what is in each. */
    private record Grid(long down, long across, long channels, long rows, long columns) {

        Shape cut() {
            return new Shape(-1, channels, down, rows, across, columns);
        }

        Shape sequence() {
            return new Shape(down * across, channels * rows * columns);
        }
    }

    /** The order of axes that brings the rectangles to the front of their content, where 0 is the batch. */
    private static final int[] ORDER = {0, 2, 4, 1, 3, 5};

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 3) {
            throw scope.needs("3 axes (channel, row, column)");
        }
        if (input.get(1) % rows != 0 || input.get(2) % width(input) != 0) {
            throw scope.needs("rows and columns that its patches of " + rows + " x " + width(input) + " divide");
        }
        return grid(input).sequence();
    }

    private long width(Shape input) {
        return columns.map(Integer::longValue).orElse(input.get(2));
    }

    private Grid grid(Shape input) {
        long width = width(input);
        return new Grid(input.get(1) / rows, input.get(2) / width, input.get(0), rows, width);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Grid grid = grid(input);
        return LambdaBlock.singleton(images -> cut(images, grid), "patches");
    }

    private static NDArray cut(NDArray images, Grid grid) {
        return images.reshape(grid.cut()).transpose(ORDER).reshape(new Shape(-1).addAll(grid.sequence()));
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        Grid grid = grid(input.shape());
        String cut = scope.add(
                OnnxNode.of("Reshape", input.name(), scope.constant(grid.cut().getShape())));
        String ordered = scope.add(OnnxNode.of("Transpose", cut).integers("perm", 0, 2, 4, 1, 3, 5));
        long[] sequence = new Shape(-1).addAll(grid.sequence()).getShape();
        return scope.add(OnnxNode.of("Reshape", ordered, scope.constant(sequence)));
    }

    @Override
    public String toString() {
        return "Patches(rows=" + rows + columns.map(c -> ", columns=" + c).orElse("") + ")";
    }
}
