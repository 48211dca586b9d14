package org.espalier.djl.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.elu;
import static org.espalier.djl.nn.Activations.gelu;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.swish;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.Bottlenecks.invertedBottleneck;
import static org.espalier.djl.nn.LayerFields.BIAS;
import static org.espalier.djl.nn.LayerFields.DILATION;
import static org.espalier.djl.nn.LayerFields.EPSILON;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.GROUPS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.MULTIPLIER;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.depthwiseConv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.globalMaxPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.repeated;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sum;
import static org.espalier.djl.nn.Layers.zero;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** Networks drawn at random, against ONNX Runtime. */
class OnnxNetworksTest {

    private static final double TOLERANCE = 1e-5;
    private static final int NETWORKS = 100;

    @Test
    void randomNetworksComputeTheSame() throws OrtException {
        SplittableRandom random = new SplittableRandom(1);
        for (int net = 0; net < NETWORKS; net++) {
            Shape input = new Shape(random.nextInt(1, 5), random.nextInt(5, 13), random.nextInt(5, 13));
            Symbol<Layer> network = randomNetwork(random, input);
            double difference = TestModels.difference(network, input, net);
            assertThat(difference).as("%s on %s", network, input).isLessThan(TOLERANCE);
        }
    }

    /** Puts layers behind each other as long as they are possible, up to six, some of them inside others. */
    private static Symbol<Layer> randomNetwork(SplittableRandom random, Shape input) {
        List<Symbol<Layer>> layers = new ArrayList<>();
        while (layers.size() < 6) {
            Symbol<Layer> next = randomLayer(random, 2);
            layers.add(next);
            if (!ShapeProbe.probe(chain(layers), input).isPossible()) {
                layers.remove(layers.size() - 1);
                if (random.nextInt(4) == 0 && !layers.isEmpty()) {
                    break;
                }
            }
        }
        return chain(layers);
    }

    private static Symbol<Layer> chain(List<Symbol<Layer>> layers) {
        return LayerTypes.SEQUENTIAL.symbol(List.copyOf(layers));
    }

    private static Symbol<Layer> randomLayer(SplittableRandom random, int depth) {
        int filters = random.nextInt(1, 7);
        int kernel = random.nextInt(1, 6);
        Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
        int stride = random.nextInt(1, 4);
        return switch (random.nextInt(depth == 0 ? 17 : 22)) {
            case 0, 1, 2 ->
                conv2d(c -> c.set(FILTERS, filters)
                        .set(KERNEL, kernel)
                        .set(STRIDE, stride)
                        .set(PADDING, padding)
                        .set(BIAS, random.nextBoolean())
                        .set(DILATION, random.nextInt(1, 3)));
            case 3 -> conv2d(c -> c.set(FILTERS, 2 * filters).set(KERNEL, 3).set(GROUPS, random.nextInt(1, 3)));
            case 4 ->
                depthwiseConv2d(c -> c.set(KERNEL, kernel)
                        .set(STRIDE, stride)
                        .set(PADDING, padding)
                        .set(MULTIPLIER, random.nextInt(1, 3)));
            case 5 ->
                separableConv2d(c -> c.set(FILTERS, filters)
                        .set(KERNEL, kernel)
                        .set(PADDING, padding)
                        .set(STRIDE, stride));
            case 6 ->
                maxPool2d(p -> p.set(KERNEL, kernel).set(POOL_STRIDE, stride).set(POOL_PADDING, padding));
            case 7 ->
                avgPool2d(p -> p.set(KERNEL, kernel).set(POOL_STRIDE, stride).set(POOL_PADDING, padding));
            case 8 -> sequential(batchNorm(), relu());
            case 9 ->
                LayerTypes.LAYER_NORM.symbol(
                        n -> n.set(EPSILON, 0.1)); // a small one enlarges the rounding of both where all are equal
            case 10 -> flatten();
            case 11 -> linear(filters);
            case 12 -> random.nextBoolean() ? globalAvgPool() : globalMaxPool();
            case 13 -> sequential(dropout(0.4), elu(1.3));
            case 14 -> random.nextBoolean() ? gelu() : swish(0.8);
            case 15 -> invertedBottleneck(filters, kernel, random.nextInt(1, 4));
            case 16 -> random.nextInt(4) == 0 ? identity() : tanh();
            case 17 -> residual(randomLayer(random, depth - 1));
            case 18 -> concat(randomLayer(random, depth - 1), identity(), relu());
            case 19 -> sum(randomLayer(random, depth - 1), identity(), zero());
            case 20 -> repeated(randomLayer(random, depth - 1), random.nextInt(0, 3));
            default -> residual(sequential(randomLayer(random, depth - 1), randomLayer(random, depth - 1)));
        };
    }
}
