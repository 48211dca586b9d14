package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;

/** Several layers with the same input, by DJL's {@code ParallelBlock}. */
record Branches(List<Layer> branches, Merge merge) implements Layer {

    Branches {
        branches = List.copyOf(branches);
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape[] outputs = new Shape[branches.size()];
        Shape first = scope.part("branches", 0, branches.get(0), input);
        outputs[0] = first;
        long channels = first.dimension() == 0 ? 0 : first.get(0);
        for (int i = 1; i < branches.size(); i++) {
            Shape other = scope.part("branches", i, branches.get(i), input);
            boolean fits =
                    merge == Merge.SUM ? other.equals(first) : rest(other).equals(rest(first));
            if (!fits) {
                throw scope.needs("branches with outputs that fit together for " + merge + " (branch 0 gives " + first
                        + ", branch " + i + " gives " + other + ")");
            }
            channels += other.get(0);
            outputs[i] = other;
        }
        return scope.joined(merge == Merge.SUM ? first : new Shape(channels).addAll(rest(first)), outputs);
    }

    private static Shape rest(Shape shape) {
        return shape.slice(Math.min(1, shape.dimension()));
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        List<Block> parts = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            parts.add(blocks.part("branches", i, branches.get(i), input));
        }
        return new CachedParallel(merge == Merge.SUM ? Branches::sum : Branches::concat, parts);
    }

    private static NDList sum(List<NDList> outputs) {
        NDArray total = outputs.get(0).singletonOrThrow();
        for (NDList output : outputs.subList(1, outputs.size())) {
            total = total.add(output.singletonOrThrow());
        }
        return new NDList(total);
    }

    private static NDList concat(List<NDList> outputs) {
        NDList all = new NDList(outputs.size());
        outputs.forEach(all::addAll);
        return new NDList(all.size() == 1 ? all.singletonOrThrow() : ai.djl.ndarray.NDArrays.concat(all, 1));
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String[] outputs = new String[branches.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = scope.part("branches", i, branches.get(i), input).name();
        }
        return scope.add(
                merge == Merge.SUM
                        ? OnnxNode.of("Sum", outputs)
                        : OnnxNode.of("Concat", outputs).integer("axis", 1));
    }

    @Override
    public String toString() {
        return "Parallel(" + branches.size() + " branches, " + merge + ")";
    }
}
