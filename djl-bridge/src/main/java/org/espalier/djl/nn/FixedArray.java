package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The same untrained numbers for every image, whatever the input's numbers are.
 *
 * @param values the numbers, in row-major order
 * @param axes extents of the array; one axis if none
 * @param behind whether the array follows the input's axes, once for each element, or takes their place
 */
record FixedArray(List<Double> values, Optional<List<Integer>> axes, boolean behind) implements Layer {

    FixedArray {
        values = List.copyOf(values);
    }

    static FixedArray ones(List<Integer> axes) {
        int count = Math.toIntExact(new Sides(axes).product());
        return new FixedArray(Collections.nCopies(count, 1.0), Optional.of(axes), false);
    }

    private Shape shape() {
        return axes.map(each -> new Sides(each).shape()).orElseGet(() -> new Shape(values.size()));
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (shape().size() != values.size()) {
            throw scope.needs("as many values as its shape " + shape() + " has elements, not " + values.size() + ",");
        }
        return behind ? input.addAll(shape()) : shape();
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        Shape each = behind ? input.addAll(shape()) : shape();
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        Shape ones =
                behind ? Sides.all(input.dimension() + 1, 1).shape().addAll(shape()) : new Shape(1).addAll(shape());
        return LambdaBlock.singleton(array -> spread(array, numbers, ones, each), "constant");
    }

    private static NDArray spread(NDArray array, float[] numbers, Shape ones, Shape each) {
        DataType type = array.getDataType().isFloating() ? array.getDataType() : DataType.FLOAT32;
        NDArray once = array.getManager().create(numbers, ones).toType(type, false);
        return once.broadcast(new Shape(array.getShape().get(0)).addAll(each));
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        OnnxNode extents = OnnxNode.of("Shape", input.name());
        String front = scope.add(behind ? extents : extents.integer("end", 1));
        String back = scope.constant(shape().getShape());
        String all = scope.add(OnnxNode.of("Concat", front, back).integer("axis", 0));
        return scope.add(OnnxNode.of("Expand", scope.constant(shape(), numbers), all));
    }

    @Override
    public String toString() {
        return (behind ? "ConstantEmbedding" : "Constant") + shape();
    }
}
