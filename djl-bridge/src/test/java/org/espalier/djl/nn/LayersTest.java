package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.elu;
import static org.espalier.djl.nn.Activations.gelu;
import static org.espalier.djl.nn.Activations.leakyRelu;
import static org.espalier.djl.nn.Activations.mish;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.relu6;
import static org.espalier.djl.nn.Activations.selu;
import static org.espalier.djl.nn.Activations.sigmoid;
import static org.espalier.djl.nn.Activations.softPlus;
import static org.espalier.djl.nn.Activations.swish;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.avgPool1d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.block;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv1d;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.depthwiseConv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalMaxPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.layerNorm;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool1d;
import static org.espalier.djl.nn.Layers.repeated;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sum;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.just;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final Shape IMAGE = new Shape(2, 6, 6);
    private static final Offset<Float> SMALL = Offset.offset(1e-5f);

    @Test
    void plainSymbolicAndSetterFormsMakeEqualTrees() {
        Symbol<Layer> plain = conv2d(8, 3);
        assertThat(conv2d(just(8), just(3))).isEqualTo(plain);
        assertThat(conv2d(just(8), 3)).isEqualTo(plain);
        assertThat(conv2d(c -> c.set(FILTERS, 8).set(KERNEL, 3))).isEqualTo(plain);
        assertThat(conv2d(c -> c.set(FILTERS, 8).set(KERNEL, 3).set(STRIDE, 2))).isNotEqualTo(plain);
        assertThat(leakyRelu(0.01)).isEqualTo(leakyRelu());
        assertThat(Layers.sequentialOf(Symbols.repeat(2, relu()))).isEqualTo(sequential(relu(), relu()));
        Symbol<Layer> undecided = sequential(oneOf(conv2d(oneOf(4, 8), 3), identity()), relu());
        assertThat(undecided.isConcrete()).isFalse();
    }

    @Test
    void wrongArgumentsFailOnTheLineThatWroteThem() {
        assertThatThrownBy(() -> conv2d(oneOf(4, 0), 3))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("filters")
                .hasMessageContaining("int in [1, ");
        assertThatThrownBy(() -> dropout(1)).isInstanceOf(SymbolException.class).hasMessageContaining("rate");
        assertThatThrownBy(() -> LayerTypes.SEQUENTIAL.symbol(List.of("relu")))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("layers[0]");
    }

    @Test
    void djlsOwnBlocksAreBuilt() {
        Layer layer = Materializer.build(sequential(conv2d(4, 3), batchNorm(), relu(), flatten(), linear(5)));
        Block block = BlockBuilder.build(layer, IMAGE);
        assertThat(block).isInstanceOf(SequentialBlock.class);
        assertThat(block.getChildren().values().stream().<Class<?>>map(Object::getClass))
                .containsExactly(
                        Conv2d.class,
                        BatchNorm.class,
                        ai.djl.nn.LambdaBlock.class,
                        ai.djl.nn.LambdaBlock.class,
                        Linear.class);
        assertThat(layer).hasToString("Sequential(5 layers)");
    }

    @Test
    void everyTypeHasItsNameAndCanBeBuiltTwice() {
        assertThat(LayerTypes.all())
                .extracting(SymbolType::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("djl.nn."));
        Layer layer = Materializer.build(conv2d(4, 3));
        assertThat(BlockBuilder.build(layer, IMAGE)).isNotSameAs(BlockBuilder.build(layer, IMAGE));
    }

    @Test
    void activationsComputeTheirFunctions() {
        float x = -0.7f;
        double sigmoid = 1 / (1 + Math.exp(-x));
        double softPlus = Math.log1p(Math.exp(x));
        double selu = 1.0507009873554805 * 1.6732632423543772 * Math.expm1(x);
        assertThat(apply(relu(), x)).isZero();
        assertThat(apply(relu6(), 9)).isEqualTo(6);
        assertThat(apply(sigmoid(), x)).isCloseTo((float) sigmoid, SMALL);
        assertThat(apply(tanh(), x)).isCloseTo((float) Math.tanh(x), SMALL);
        assertThat(apply(softPlus(), x)).isCloseTo((float) softPlus, SMALL);
        assertThat(apply(leakyRelu(0.2), x)).isCloseTo(-0.14f, SMALL);
        assertThat(apply(elu(2), x)).isCloseTo((float) (2 * Math.expm1(x)), SMALL);
        assertThat(apply(selu(), x)).isCloseTo((float) selu, SMALL);
        assertThat(apply(swish(2), x)).isCloseTo((float) (x / (1 + Math.exp(-2 * x))), SMALL);
        assertThat(apply(mish(), x)).isCloseTo((float) (x * Math.tanh(softPlus)), SMALL);
        assertThat(apply(gelu(), x)).isCloseTo(-0.16938f, Offset.offset(1e-3f));
        assertThat(apply(identity(), x)).isEqualTo(x);
        assertThat(apply(zero(), x)).isZero();
    }

    @Test
    void layersOverPositionsWork() {
        try (Network network = network(
                        sequential(conv1d(4, 3), maxPool1d(2), avgPool1d(2), layerNorm(), globalMaxPool(), linear(3)),
                        new Shape(2, 12));
                NDManager step = network.manager().newSubManager()) {
            assertThat(network.predict(step.ones(new Shape(5, 2, 12))).getShape())
                    .isEqualTo(new Shape(5, 3));
        }
    }

    @Test
    void aSeparableConvolutionIsTwoConvolutions() {
        try (Network network = network(separableConv2d(5, 3), IMAGE)) {
            // depthwise 2 x 1 x 3 x 3 without bias, pointwise 5 x 2 with bias
            assertThat(network.parameterCount()).isEqualTo(18 + 10 + 5);
            assertThat(network.parameters().values())
                    .first()
                    .extracting(Parameter::getShape)
                    .isEqualTo(new Shape(2, 1, 3, 3));
        }
        try (Network network = network(depthwiseConv2d(3), IMAGE)) {
            assertThat(network.parameterCount()).isEqualTo(18 + 2);
        }
    }

    @Test
    void aResidualBlockAddsItsInput() {
        try (Network plain = network(residual(zero()), IMAGE);
                NDManager step = plain.manager().newSubManager()) {
            NDArray input = step.arange(72f).reshape(new Shape(1, 2, 6, 6));
            assertThat(plain.predict(input)).isEqualTo(input);
            assertThat(plain.parameterCount()).isZero();
        }
        Symbol<Layer> body = conv2d(c -> c.set(FILTERS, 5).set(KERNEL, 3).set(STRIDE, 2));
        try (Network projected = network(residual(body), IMAGE);
                NDManager step = projected.manager().newSubManager()) {
            assertThat(projected.predict(step.ones(new Shape(1, 2, 6, 6))).getShape())
                    .isEqualTo(new Shape(1, 5, 3, 3));
            assertThat(projected.parameterCount()).isEqualTo((5 * 2 * 9 + 5) + (5 * 2 + 5));
        }
        try (Network features = network(residual(linear(7)), new Shape(4))) {
            assertThat(features.parameterCount()).isEqualTo((7 * 4 + 7) * 2);
        }
    }

    @Test
    void branchesAreJoinedOrAdded() {
        try (Network joined = network(concat(identity(), zero(), conv2d(3, 1)), IMAGE);
                NDManager step = joined.manager().newSubManager()) {
            NDArray output = joined.predict(step.ones(new Shape(1, 2, 6, 6)));
            assertThat(output.getShape()).isEqualTo(new Shape(1, 7, 6, 6));
            assertThat(output.get("0,0:4,0,0").toFloatArray()).containsExactly(1, 1, 0, 0);
        }
        try (Network added = network(sum(identity(), identity(), identity()), IMAGE);
                NDManager step = added.manager().newSubManager()) {
            assertThat(added.predict(step.ones(new Shape(1, 2, 6, 6))).getFloat(0, 0, 0, 0))
                    .isEqualTo(3);
        }
    }

    @Test
    void repetitionHasItsOwnWeightsAndAReferenceShares() {
        try (Network repeated = network(repeated(linear(4), 3), new Shape(4))) {
            assertThat(repeated.parameterCount()).isEqualTo(3 * 20);
        }
        try (Network none = network(repeated(linear(4), 0), new Shape(3))) {
            assertThat(none.parameterCount()).isZero();
        }
        Symbol<Layer> tied = sequential(linear(4), relu(), Symbols.<Layer>ref("layers[0]"));
        try (Network network = network(tied, new Shape(4));
                NDManager step = network.manager().newSubManager()) {
            assertThat(Set.copyOf(network.parameters().values())).hasSize(2);
            assertThat(network.parameterCount()).isEqualTo(20);
            assertThat(network.train(step.ones(new Shape(2, 4))).getShape()).isEqualTo(new Shape(2, 4));
            assertThat(network.takeActive()).hasSize(2);
        }
    }

    @Test
    void anyBlockOfDjlCanStandInANetwork() {
        SymbolType<Block> type = SymbolType.named("test.Mine", Block.class)
                .constructor(a -> Linear.builder().setUnits(6).build());
        Symbol<Layer> net = sequential(flatten(), block(type.symbol()), relu(), linear(2));
        try (Network network = network(net, IMAGE)) {
            assertThat(network.parameterCount()).isEqualTo(72 * 6 + 6 + 6 * 2 + 2);
        }
    }

    @Test
    void dropoutFollowsTheSeedAndKeepsTheMean() {
        float[] first = dropped(1);
        assertThat(dropped(1)).isEqualTo(first);
        assertThat(dropped(2)).isNotEqualTo(first);
        double mean = 0;
        for (float value : first) {
            assertThat(value).isIn(0f, 4f);
            mean += value / first.length;
        }
        // Mean of 4000 values with mean 1 and deviation sqrt(3): deviation 0.027, bound 6 deviations.
        assertThat(mean).isBetween(0.83, 1.17);
        try (Network network = network(dropout(0.75), new Shape(10));
                NDManager step = network.manager().newSubManager()) {
            assertThat(network.predict(step.ones(new Shape(1, 10))).toFloatArray())
                    .containsOnly(1f);
        }
    }

    private static float[] dropped(long seed) {
        Layer layer = Materializer.build(dropout(0.75));
        try (Network network = Network.initialize(
                        BlockBuilder.build(layer, new Shape(1000)), NetworkPlan.of(new Shape(1000), seed));
                NDManager step = network.manager().newSubManager()) {
            return network.train(step.ones(new Shape(4, 1000))).toFloatArray();
        }
    }

    /** A network that zeros cut off from its first layers still trains: their gradients are zero. */
    @Test
    void zeroLetsGradientsThrough() {
        try (Network network = network(sequential(linear(3), zero()), new Shape(2));
                NDManager step = network.manager().newSubManager()) {
            try (GradientTape tape = Gradients.record(step.getEngine())) {
                tape.backward(network.train(step.ones(new Shape(1, 2))).sum());
            }
            for (Parameter parameter : network.takeActive()) {
                assertThat(parameter.getArray().getGradient().toFloatArray()).containsOnly(0f);
            }
        }
    }

    private static float apply(Symbol<Layer> layer, float x) {
        try (Network network = network(layer, new Shape(1));
                NDManager step = network.manager().newSubManager()) {
            return network.predict(step.create(new float[][] {{x}})).getFloat(0, 0);
        }
    }

    private static Network network(Symbol<Layer> symbol, Shape input) {
        return Network.initialize(BlockBuilder.build(Materializer.build(symbol), input), NetworkPlan.of(input, 1));
    }
}
