package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.List;

/**
 * Softmax of the largest elements of an axis, zero for all others, as DJL's {@code SparseMax}; that one fails if it
 * keeps a single element, and where the exponential of an element is infinite.
 */
record Sparsemax(int axis, int topK) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        int axes = input.dimension();
        if (axis == 0) {
            throw scope.needs("an axis other than 0, which is the batch");
        }
        if (axes == 0 || axis > axes) {
            throw scope.needs("at least " + Math.max(1, axis) + " axes behind that of the batch");
        }
        long length = input.get(axis == -1 ? axes - 1 : axis - 1);
        if (topK > length) {
            throw scope.needs("at least " + topK + " elements on its axis for its topK");
        }
        return input;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return LambdaBlock.singleton(this::apply, "sparseMax");
    }

    private NDArray apply(NDArray input) {
        NDArray rows = axis == -1 ? input : input.swapAxes(axis, -1);
        NDArray order = rows.stopGradient().argSort(-1, false).toType(DataType.INT64, false);
        int length = Math.toIntExact(rows.getShape().get(rows.getShape().dimension() - 1));
        NDArray kept = rows.zerosLike();
        for (int i = 0; i < topK; i++) {
            kept = kept.add(order.get(new NDIndex("..., {}", i)).oneHot(length, rows.getDataType()));
        }
        NDArray largest = rows.stopGradient().max(new int[] {-1}, true);
        NDArray sizes = rows.sub(largest).exp().mul(kept);
        NDArray output = sizes.div(sizes.sum(new int[] {-1}, true));
        return axis == -1 ? output : output.swapAxes(axis, -1);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String x = input.name();
        List<String> largest =
                scope.add(OnnxNode.of("TopK", x, scope.constant((long) topK)).integer("axis", axis), 2);
        String none = scope.add(OnnxNode.of("Mul", x, scope.constant(new Shape(), 0)));
        String count = scope.add(OnnxNode.of("Shape", largest.get(1)));
        String ones = scope.add(OnnxNode.of("Expand", scope.constant(new Shape(), 1), count));
        String kept = scope.add(
                OnnxNode.of("ScatterElements", none, largest.get(1), ones).integer("axis", axis));
        String most = scope.add(OnnxNode.of("ReduceMax", x).integers("axes", axis));
        String sizes = scope.add(OnnxNode.of("Exp", scope.add(OnnxNode.of("Sub", x, most))));
        String rest = scope.add(OnnxNode.of("Mul", sizes, kept));
        String sum = scope.add(OnnxNode.of("ReduceSum", rest, scope.constant((long) axis)));
        return scope.add(OnnxNode.of("Div", rest, sum));
    }

    @Override
    public String toString() {
        return "SparseMax(topK=" + topK + ")";
    }
}
