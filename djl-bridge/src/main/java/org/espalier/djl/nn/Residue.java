package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import java.util.List;

/**
 * A layer added to its own input (He et al., CVPR 2016, eq. 1 and 2).
 *
 * <p>If the body changes the number of channels, or divides rows and columns by a whole stride, the
 * input passes a 1x1 convolution; a body that changes the number of features is met by a matrix.
 */
record Residue(Layer body) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape output = scope.part("body", body, input);
        if (!output.equals(input)) {
            projection(input, output, scope).infer(input, scope);
        }
        return output;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape output = blocks.shapeAfter(body, input);
        Block shortcut = Blocks.identityBlock();
        if (!output.equals(input)) {
            shortcut = blocks.own("shortcut", projectionTo(input, output), input);
        }
        return new ParallelBlock(Residue::sum, List.of(blocks.part("body", body, input), shortcut));
    }

    private static NDList sum(List<NDList> branches) {
        NDArray left = branches.get(0).singletonOrThrow();
        return new NDList(left.add(branches.get(1).singletonOrThrow()));
    }

    private Layer projection(Shape input, Shape output, LayerScope scope) {
        if (input.dimension() != output.dimension() || stride(input, output) < 1) {
            throw scope.needs("a body whose output " + output + " a projection of the input can match");
        }
        return projectionTo(input, output);
    }

    private static Layer projectionTo(Shape input, Shape output) {
        int target = Math.toIntExact(output.get(0));
        int rank = input.dimension() - 1;
        return rank == 0
                ? new Dense(target, true)
                : new Convolution(target, new Window(rank, 1, stride(input, output), Padding.VALID, 1), 1, true);
    }

    /** Finds the stride with which a 1x1 window makes the output's extents of the input's; or 0. */
    private static int stride(Shape input, Shape output) {
        if (input.dimension() == 1) {
            return 1;
        }
        int stride = Math.toIntExact((input.get(1) + output.get(1) - 1) / output.get(1));
        for (int i = 1; i < input.dimension(); i++) {
            if ((input.get(i) - 1) / stride + 1 != output.get(i)) {
                return 0;
            }
        }
        return stride;
    }

    @Override
    public String toString() {
        return "Residual(" + body + ")";
    }
}
