package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;

/** The largest element, the mean or the norm of each channel; leaves one axis (channel). */
record GlobalPooling(Pooling.Statistic statistic) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() < 2 || input.dimension() > 4) {
            throw scope.needs("axes (channel, position), (channel, row, column) or (channel, plane, row, column)");
        }
        return new Shape(input.get(0));
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        if (statistic instanceof Pooling.Statistic.Norm norm) {
            return LambdaBlock.singleton(array -> NormPool.channels(array, norm.order()), "globalLpPool");
        }
        boolean max = statistic instanceof Pooling.Statistic.Max;
        return switch (input.dimension()) {
            case 2 -> max ? Pool.globalMaxPool1dBlock() : Pool.globalAvgPool1dBlock();
            case 3 -> max ? Pool.globalMaxPool2dBlock() : Pool.globalAvgPool2dBlock();
            default -> max ? Pool.globalMaxPool3dBlock() : Pool.globalAvgPool3dBlock();
        };
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        if (statistic instanceof Pooling.Statistic.Norm norm && norm.order() != Math.rint(norm.order())) {
            throw scope.refuses("ONNX has norms of whole orders only");
        }
        String pooled = scope.add(
                statistic instanceof Pooling.Statistic.Norm norm
                        ? OnnxNode.of("GlobalLpPool", input.name()).integer("p", Math.round(norm.order()))
                        : OnnxNode.of(
                                statistic instanceof Pooling.Statistic.Max ? "GlobalMaxPool" : "GlobalAveragePool",
                                input.name()));
        return scope.add(OnnxNode.of("Flatten", pooled).integer("axis", 1));
    }

    @Override
    public String toString() {
        return "Global" + statistic.title() + "Pool()";
    }
}
