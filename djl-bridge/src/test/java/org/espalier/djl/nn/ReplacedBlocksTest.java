package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a block of DJL is replaced: the same numbers as DJL's with the same weights, or those of the definition. */
class ReplacedBlocksTest {

    private static final float SMALL = 2e-5f;

    private final SplittableRandom random = new SplittableRandom(7);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.newManager(Device.cpu());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Compares with the sum that defines it: y[i s - p + j d] += x[i] w[j], for random settings. */
    @Test
    void aTransposedConvolutionAddsScaledKernels() {
        for (int round = 0; round < 30; round++) {
            int stride = random.nextInt(1, 4);
            int kernel = random.nextInt(1, 5);
            int dilation = random.nextInt(1, 3);
            int zeros = random.nextInt(0, 3);
            int outPadding = random.nextInt(0, 3);
            Window window = new Window(
                    Sides.all(1, kernel),
                    Sides.all(1, stride),
                    Padding.VALID,
                    Optional.of(Sides.all(1, zeros)),
                    Sides.all(1, dilation),
                    false);
            Layer layer = new TransposedConvolution(2, window, Sides.all(1, outPadding), 1, true);
            Shape input = new Shape(3, random.nextInt(3, 7));
            Block block = initialized(layer, input);
            NDArray x = randoms(new Shape(1).addAll(input));
            float[][] actual = rows(forward(block, x, false).get(0));
            float[] w = parameter(block, 0).toFloatArray();
            float[] bias = parameter(block, 1).toFloatArray();
            float[][] in = rows(x.get(0));
            for (int f = 0; f < 2; f++) {
                float[] expected = new float[actual[f].length];
                java.util.Arrays.fill(expected, bias[f]);
                for (int c = 0; c < 3; c++) {
                    for (int i = 0; i < in[c].length; i++) {
                        for (int j = 0; j < kernel; j++) {
                            int at = i * stride - zeros + j * dilation;
                            if (at >= 0 && at < expected.length) {
                                expected[at] += in[c][i] * w[(f * 3 + c) * kernel + j];
                            }
                        }
                    }
                }
                assertThat(actual[f]).containsExactly(expected, within(SMALL));
            }
        }
    }

    /** It is the gradient of a convolution: that is where the name comes from (square kernels, groups 2). */
    @Test
    void aTransposedConvolutionIsTheGradientOfAConvolution() {
        Layer layer = Materializer.build(Convolutions.conv2dTranspose(c -> c.set(LayerFields.FILTERS, 4)
                .set(LayerFields.KERNEL, 3)
                .set(LayerFields.STRIDE, 2)
                .set(LayerFields.OUT_PADDING, 1)
                .set(LayerFields.BIAS, false)));
        Shape input = new Shape(2, 4, 4);
        Block block = initialized(layer, input);
        NDArray x = randoms(new Shape(1).addAll(input));
        NDArray expected;
        try (NDManager step = manager.newSubManager()) {
            NDArray image = step.zeros(new Shape(1, 4, 8, 8));
            image.setRequiresGradient(true);
            // weight axes (filter, channel, row, column) here, (output, input, ...) of the convolution back
            NDArray weight = parameter(block, 0).swapAxes(0, 1);
            try (GradientTape tape = Gradients.record(step.getEngine())) {
                NDArray back = image.getNDArrayInternal()
                        .convolution(image, weight, null, new Shape(2, 2), new Shape(1, 1), new Shape(1, 1), 1)
                        .singletonOrThrow();
                tape.backward(back.mul(x).sum());
            }
            expected = image.getGradient();
            expected.attach(manager);
        }
        requireEqual(forward(block, x, false), expected);
    }

    @Test
    void preluHasOneTrainedSlope() {
        Block block = initialized(Materializer.build(Activations.prelu()), new Shape(3));
        NDArray x = manager.create(new float[] {-2, 0, 4}).reshape(1, 3);
        assertThat(forward(block, x, false).toFloatArray()).containsExactly(-0.5f, 0, 4);
        try (GradientTape tape = Gradients.record(manager.getEngine())) {
            tape.backward(forward(block, x, true).sum());
        }
        assertThat(parameter(block, 0).getGradient().toFloatArray()).containsExactly(-2);
    }

    @Test
    void normsOfWindowsFollowTheirDefinition() {
        NDArray x = randoms(new Shape(2, 3, 7)); // negative elements, too
        for (double order : new double[] {1, 2, 3}) {
            Layer layer = Materializer.build(Pools.lpPool1d(p -> p.set(LayerFields.KERNEL, 3)
                    .set(LayerFields.POOL_STRIDE, 2)
                    .set(LayerFields.PADDING_SHAPE, List.of(1))
                    .set(LayerFields.CEIL_MODE, true)
                    .set(LayerFields.NORM_TYPE, order)));
            float[][] actual =
                    rows(forward(initialized(layer, new Shape(3, 7)), x, false).get(1));
            float[][] in = rows(x.get(1));
            for (int c = 0; c < 3; c++) {
                for (int place = 0; place < 4; place++) {
                    double sum = 0;
                    for (int j = 0; j < 3; j++) {
                        int at = 2 * place - 1 + j;
                        sum += at >= 0 && at < 7 ? Math.pow(Math.abs(in[c][at]), order) : 0;
                    }
                    assertThat(actual[c][place]).isCloseTo((float) Math.pow(sum, 1 / order), within(SMALL));
                }
            }
        }
        Block global = initialized(Materializer.build(Pools.globalLpPool(2)), new Shape(3, 7));
        requireEqual(forward(global, x, false), x.square().sum(new int[] {2}).sqrt());
    }

    /** Where DJL's own runs, it gives the same: even order, no padding. */
    @Test
    void normsOfWindowsAreThoseOfDjl() {
        NDArray x = randoms(new Shape(2, 3, 6, 6));
        Layer layer = Materializer.build(Pools.lpPool2d(2));
        NDArray djl = Pool.lpPool2d(x, 2, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
        requireEqual(forward(initialized(layer, new Shape(3, 6, 6)), x, false), djl);
        NDArray zeros = manager.zeros(new Shape(1, 1, 2, 2));
        zeros.setRequiresGradient(true);
        try (GradientTape tape = Gradients.record(manager.getEngine())) {
            tape.backward(
                    forward(initialized(layer, new Shape(1, 2, 2)), zeros, true).sum());
        }
        assertThat(zeros.getGradient().toFloatArray()).containsOnly(0f);
    }

    @Test
    void recurrentLayersComputeWhatDjlsDo() {
        Shape input = new Shape(5, 4);
        NDArray x = randoms(new Shape(2).addAll(input));
        for (boolean biases : new boolean[] {true, false}) {
            for (int layers : new int[] {1, 3}) {
                compare(RecurrentCell.Kind.LSTM, LSTM.builder(), biases, layers, x);
                compare(RecurrentCell.Kind.GRU, GRU.builder(), biases, layers, x);
                compare(
                        RecurrentCell.Kind.RNN_TANH,
                        RNN.builder().setActivation(RNN.Activation.TANH),
                        biases,
                        layers,
                        x);
                compare(
                        RecurrentCell.Kind.RNN_RELU,
                        RNN.builder().setActivation(RNN.Activation.RELU),
                        biases,
                        layers,
                        x);
            }
        }
    }

    private void compare(
            RecurrentCell.Kind kind, RecurrentBlock.BaseBuilder<?> builder, boolean biases, int layers, NDArray x) {
        builder.setStateSize(3);
        builder.setNumLayers(layers);
        builder.optHasBiases(biases);
        builder.optReturnState(true);
        Block djl = builder instanceof LSTM.Builder l
                ? l.build()
                : builder instanceof GRU.Builder g ? g.build() : ((RNN.Builder) builder).build();
        djl.initialize(manager, DataType.FLOAT32, x.getShape());
        for (Parameter parameter : djl.getParameters().values()) {
            parameter.getArray().set(randoms(parameter.getShape()).toFloatArray());
        }
        Shape input = x.getShape().slice(1);
        RecurrentCell cell = new RecurrentCell(kind, 3, biases);
        Block sequence = initialized(new RecurrentStack(cell, layers, 0, false, false), input);
        Block state = initialized(new RecurrentStack(cell, layers, 0, false, true), input);
        copyGates(djl, sequence, kind.gates().length);
        copyGates(djl, state, kind.gates().length);
        NDList expected = djl.forward(new ParameterStore(manager, false), new NDList(x), false);
        requireEqual(forward(sequence, x, false), expected.get(0));
        requireEqual(forward(state, x, false), expected.get(1).swapAxes(0, 1));
    }

    /** DJL stacks the gates of a weight; here each gate has its own, in the same order of layers and kinds. */
    private static void copyGates(Block djl, Block ours, int gates) {
        List<Parameter> own = ours.getParameters().values();
        int next = 0;
        for (Parameter stacked : djl.getParameters().values()) {
            for (NDArray gate : stacked.getArray().split(gates)) {
                own.get(next++).getArray().set(gate.toFloatArray());
            }
        }
        assertThat(next).isEqualTo(own.size());
    }

    @Test
    void theOtherDirectionReadsFromTheEnd() {
        Shape input = new Shape(4, 3);
        RecurrentCell cell = new RecurrentCell(RecurrentCell.Kind.GRU, 2, true);
        Block both = initialized(new RecurrentStack(cell, 1, 0, true, false), input);
        Block one = initialized(new RecurrentStack(cell, 1, 0, false, false), input);
        NDArray x = randoms(new Shape(2).addAll(input));
        NDArray output = forward(both, x, false);
        List<Parameter> all = both.getParameters().values();
        for (int direction = 0; direction < 2; direction++) {
            for (int i = 0; i < all.size() / 2; i++) {
                parameter(one, i)
                        .set(all.get(direction * all.size() / 2 + i).getArray().toFloatArray());
            }
            NDArray expected = direction == 0
                    ? forward(one, x, false)
                    : forward(one, x.flip(1), false).flip(1);
            requireEqual(output.get(new NDIndex("..., {}:{}", 2 * direction, 2 * direction + 2)), expected);
        }
    }

    @Test
    void attentionAndEncodersComputeWhatDjlsDo() {
        Shape input = new Shape(5, 8);
        NDArray x = randoms(new Shape(3).addAll(input));
        Block djlAttention = ScaledDotProductAttentionBlock.builder()
                .setEmbeddingSize(8)
                .setHeadCount(4)
                .build();
        compare(djlAttention, Materializer.build(Attention.scaledDotProductAttention(4)), x);
        Block djlEncoder = new TransformerEncoderBlock(8, 2, 6, 0.3f, Activation::gelu);
        compare(djlEncoder, Materializer.build(Attention.transformerEncoder(2, 6)), x);
    }

    private void compare(Block djl, Layer layer, NDArray x) {
        djl.initialize(manager, DataType.FLOAT32, x.getShape());
        Block ours = initialized(layer, x.getShape().slice(1));
        List<Parameter> own = ours.getParameters().values();
        List<Parameter> theirs = djl.getParameters().values();
        assertThat(own)
                .extracting(Parameter::getShape)
                .isEqualTo(theirs.stream().map(Parameter::getShape).toList());
        for (int i = 0; i < own.size(); i++) {
            own.get(i).getArray().set(theirs.get(i).getArray().toFloatArray());
        }
        NDArray expected = djl.forward(new ParameterStore(manager, false), new NDList(x), false)
                .head();
        requireEqual(forward(ours, x, false), expected);
    }

    @Test
    void maskedTokensOfBertChangeNothing() {
        Layer layer = Materializer.build(Attention.bert(b -> b.set(Attention.TOKEN_DICTIONARY_SIZE, 9)
                .set(Attention.EMBEDDING_SIZE, 8)
                .set(Attention.TRANSFORMER_BLOCK_COUNT, 2)
                .set(Attention.ATTENTION_HEAD_COUNT, 2)
                .set(Attention.HIDDEN_SIZE, 5)
                .set(Attention.POOLED, true)));
        Block block = initialized(layer, new Shape(3, 4));
        assertThat(forward(block, bertInput(1, 2, 1), false).toFloatArray())
                .isNotEqualTo(forward(block, bertInput(1, 7, 1), false).toFloatArray());
        requireEqual(forward(block, bertInput(1, 2, 0), false), forward(block, bertInput(1, 7, 0), false));
        Block tokens = initialized(layer, new Shape(4));
        for (int i = 0; i < block.getParameters().size(); i++) {
            parameter(tokens, i).set(parameter(block, i).toFloatArray());
        }
        NDArray plain = bertInput(0, 2, 1);
        requireEqual(forward(tokens, plain.get(new NDIndex(":, 0")), false), forward(block, plain, false));
    }

    private NDArray bertInput(float type, float last, float mask) {
        return manager.create(new float[] {1, 2, 3, last, 0, 0, type, type, 1, 1, 1, mask})
                .reshape(1, 3, 4);
    }

    @Test
    void ghostBatchesAreNormalisedEachByItself() {
        NDArray x = randoms(new Shape(7, 3));
        Block ghost = initialized(Materializer.build(Layers.ghostBatchNorm(3)), new Shape(3));
        NDArray output = forward(ghost, x, true);
        Block whole = BatchNorm.builder().build();
        whole.initialize(manager, DataType.FLOAT32, new Shape(7, 3));
        // 7 images make two parts of at least 3
        NDArray first = forward(whole, x.get(new NDIndex("0:3")), true);
        NDArray second = forward(whole, x.get(new NDIndex("3:7")), true);
        requireEqual(output, NDArrays.concat(new NDList(first, second), 0));
        requireEqual(parameter(ghost, 2), parameter(whole, 2)); // running means
    }

    @Test
    void sparseMaxKeepsTheLargest() {
        NDArray x = manager.create(new float[] {1, 200, 3, 201}).reshape(1, 4);
        Block two = initialized(Materializer.build(Activations.sparseMax(2)), new Shape(4));
        double share = 1 / (1 + Math.exp(-1));
        assertThat(forward(two, x, false).toFloatArray())
                .containsExactly(new float[] {0, (float) (1 - share), 0, (float) share}, within(SMALL));
        Block one = initialized(Materializer.build(Activations.sparseMax(1)), new Shape(4));
        assertThat(forward(one, x, false).toFloatArray()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void embeddingsLookUpAndConstantsRepeat() {
        Block table = initialized(Materializer.build(Embeddings.embedding(5, 2)), new Shape(3));
        NDArray ids = manager.create(new float[] {4, 0, 4}).reshape(1, 3);
        NDArray found = forward(table, ids, false).get(0);
        for (int i = 0; i < 3; i++) {
            requireEqual(found.get(i), parameter(table, 0).get((long) ids.getFloat(0, i)));
        }
        Block constant = initialized(Materializer.build(Embeddings.constantEmbedding(List.of(1.0, 2.0))), new Shape(3));
        assertThat(forward(constant, ids, false).toFloatArray()).containsExactly(1, 2, 1, 2, 1, 2);
        Block ones = initialized(Materializer.build(LayerTypes.ONES.symbol(List.of(2, 2))), new Shape(3));
        assertThat(forward(ones, manager.zeros(new Shape(2, 3)), false)).isEqualTo(manager.ones(new Shape(2, 2, 2)));
        Block multiplied = initialized(Materializer.build(Layers.multiplication(2)), new Shape(3));
        NDArray x = randoms(new Shape(4, 3));
        NDArray weight = parameter(multiplied, 0); // axes (unit, 1, feature)
        requireEqual(forward(multiplied, x, false), x.expandDims(1).mul(weight.swapAxes(0, 1)));
    }

    /** All dropout inside recurrent and attention layers follows the seed of the network. */
    @Test
    void dropoutInsideFollowsTheSeed() {
        List<Symbol<Layer>> layers = new ArrayList<>();
        for (SymbolType<Layer> type : Recurrent.types()) {
            layers.add(type.symbol(l ->
                    l.set(Recurrent.STATE_SIZE, 4).set(Recurrent.NUM_LAYERS, 2).set(Recurrent.DROP_RATE, 0.5)));
        }
        layers.add(Attention.scaledDotProductAttention(2));
        layers.add(Attention.transformerEncoder(2, 4));
        for (Symbol<Layer> symbol : layers) {
            Layer layer = Materializer.build(symbol);
            float[] first = trained(layer, 1);
            assertThat(trained(layer, 1)).as("%s", layer).isEqualTo(first);
            assertThat(trained(layer, 2)).as("%s", layer).isNotEqualTo(first);
        }
    }

    private static float[] trained(Layer layer, long seed) {
        Shape input = new Shape(8, 4);
        try (Network network = Network.initialize(BlockBuilder.build(layer, input), NetworkPlan.of(input, 3));
                NDManager step = network.manager().newSubManager()) {
            seed(network.block(), seed);
            return network.train(step.arange(64f).reshape(2, 8, 4).div(64)).toFloatArray();
        }
    }

    private static void seed(Block block, long seed) {
        if (block instanceof Seeded seeded) {
            seeded.seed(seed);
        }
        block.getChildren().values().forEach(child -> seed(child, seed));
    }

    private Block initialized(Layer layer, Shape input) {
        Block block = BlockBuilder.build(layer, input);
        block.initialize(manager, DataType.FLOAT32, new Shape(1).addAll(input));
        return block;
    }

    private NDArray forward(Block block, NDArray x, boolean training) {
        return block.forward(new ParameterStore(manager, false), new NDList(x), training)
                .singletonOrThrow();
    }

    private static NDArray parameter(Block block, int index) {
        return block.getParameters().valueAt(index).getArray();
    }

    private NDArray randoms(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return manager.create(values, shape);
    }

    private static float[][] rows(NDArray matrix) {
        return IntStream.range(0, (int) matrix.getShape().get(0))
                .mapToObj(i -> matrix.get(i).toFloatArray())
                .toArray(float[][]::new);
    }

    private static void requireEqual(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.toFloatArray()).containsExactly(expected.toFloatArray(), within(SMALL));
    }
}
