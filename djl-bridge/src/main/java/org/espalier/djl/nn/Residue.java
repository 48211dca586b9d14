package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import java.util.List;

/**
 * A layer added to its own input (He et al., CVPR 2016, eq. 1 and 2).
 *
 * <p>What happens where the body changes the number of channels or features, or divides rows and columns by a whole
 * stride, is said by the shortcut.
 */
record Residue(Layer body, Shortcut shortcut) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape output = scope.part("body", body, input);
        if (shortcut == Shortcut.NONE_IF_CHANGED && !output.equals(input)) {
            return output;
        }
        return scope.joined(output, output, output.equals(input) ? input : projected(input, output, scope));
    }

    private Shape projected(Shape input, Shape output, LayerScope scope) {
        if (input.dimension() != output.dimension() || stride(input, output) < 1) {
            throw scope.needs("a body whose output " + output + " a projection of the input can match");
        }
        Shape projected = scope.own("shortcut", projection(input, output), input);
        return shortcut == Shortcut.PROJECT
                ? projected
                : scope.own("shortcutNorm", Normalization.OverBatch.USUAL, projected);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape output = blocks.shapeAfter(body, input);
        Block changed = blocks.part("body", body, input);
        if (shortcut == Shortcut.NONE_IF_CHANGED && !output.equals(input)) {
            return changed;
        }
        return new CachedParallel(Residue::sum, List.of(changed, shortcut(input, output, blocks)));
    }

    private Block shortcut(Shape input, Shape output, BlockBuilder blocks) {
        if (output.equals(input)) {
            return Blocks.identityBlock();
        }
        Block projected = blocks.own("shortcut", projection(input, output), input);
        if (shortcut == Shortcut.PROJECT) {
            return projected;
        }
        return new SequentialBlock()
                .add(projected)
                .add(blocks.own("shortcutNorm", Normalization.OverBatch.USUAL, output));
    }

    private static NDList sum(List<NDList> branches) {
        NDArray left = branches.get(0).singletonOrThrow();
        return new NDList(left.add(branches.get(1).singletonOrThrow()));
    }

    private Layer projection(Shape input, Shape output) {
        int target = Math.toIntExact(output.get(0));
        int rank = input.dimension() - 1;
        boolean bias = shortcut == Shortcut.PROJECT;
        return rank == 0
                ? new Dense(target, bias)
                : new Convolution(target, new Window(rank, 1, stride(input, output), Padding.VALID, 1), 1, bias);
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
    public String onnx(OnnxValue input, OnnxScope scope) {
        OnnxValue output = scope.part("body", body, input);
        boolean changed = !output.shape().equals(input.shape());
        if (changed && shortcut == Shortcut.NONE_IF_CHANGED) {
            return output.name();
        }
        OnnxValue other = input;
        if (changed) {
            other = scope.own("shortcut", projection(input.shape(), output.shape()), input);
        }
        if (changed && shortcut == Shortcut.PROJECT_NORM) {
            other = scope.own("shortcutNorm", Normalization.OverBatch.USUAL, other);
        }
        return scope.add(OnnxNode.of("Add", output.name(), other.name()));
    }

    @Override
    public String toString() {
        return "Residual(" + body + (shortcut == Shortcut.PROJECT ? "" : ", shortcut=" + shortcut) + ")";
    }
}
