package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.schema.Specs.ints;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.io.SymbolJson;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.SymbolTypes;
import org.junit.jupiter.api.Test;

/** Blocks that are not DJL's join by one call. */
class CustomLayersTest {

    private static final Field<Layer, Integer> TIMES = Field.of("times", ints().atLeast(1));
    private static final Shape INPUT = new Shape(4);

    /** A user's block: the input several times, each element scaled by a trained number. */
    private static final class Copies extends AbstractBlock {

        private final int times;
        private final Parameter scale;

        Copies(int times) {
            this.times = times;
            this.scale = addParameter(Parameter.builder()
                    .setName("scale")
                    .setType(Parameter.Type.GAMMA)
                    .build());
        }

        @Override
        protected void prepare(Shape[] inputs) {
            scale.setShape(new Shape(times * inputs[0].get(1)));
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
            NDArray input = inputs.singletonOrThrow();
            return new NDList(input.repeat(1, times).mul(store.getValue(scale, input.getDevice(), training)));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            throw new UnsupportedOperationException("a block that does not know its shapes");
        }
    }

    private static final SymbolType<Layer> PROBED =
            CustomLayers.block("mine.Copies", a -> new Copies(a.get(TIMES)), TIMES);

    private static final SymbolType<Layer> RULED = CustomLayers.block(
            "mine.RuledCopies",
            (input, fields, scope) -> {
                if (input.dimension() != 1) {
                    throw scope.needs("1 axis (feature)");
                }
                long features = fields.get(TIMES) * input.get(0);
                scope.cost(features, features);
                return new Shape(features);
            },
            a -> new Copies(a.get(TIMES)),
            TIMES);

    @Test
    void aBlockOfTheUsersStandsInNetworksAndSpaces() {
        for (SymbolType<Layer> type : List.of(PROBED, RULED)) {
            Symbol<Layer> net = sequential(type.symbol(3), linear(2));
            ShapeReport report = ShapeProbe.probe(net, INPUT);
            assertThat(report.output()).contains(new Shape(2));
            assertThat(report.parameters()).isEqualTo(12 + (12 * 2 + 2));
            try (Network network = Network.initialize(
                            BlockBuilder.build(Materializer.build(net), INPUT), NetworkPlan.of(INPUT, 1));
                    NDManager step = network.manager().newSubManager()) {
                assertThat(network.parameterCount()).isEqualTo(report.parameters());
                assertThat(network.train(step.ones(new Shape(5, 4))).getShape()).isEqualTo(new Shape(5, 2));
            }
            assertThat(type.symbol(oneOf(1, 2)).isConcrete()).isFalse();
        }
    }

    @Test
    void itsProblemsAreToldLikeThoseOfOthers() {
        assertThat(ShapeProbe.probe(sequential(RULED.symbol(2)), new Shape(2, 2))
                        .problem())
                .contains("layers[0]: mine.RuledCopies() needs 1 axis (feature), found (2, 2)");
        assertThat(ShapeProbe.probe(sequential(PROBED.symbol(2)), new Shape(2, 2))
                        .problem()
                        .orElse(""))
                .startsWith("layers[0]: mine.Copies() needs an input it accepts (it answered: ");
    }

    @Test
    void itIsWrittenToJsonAndReadAgain() {
        Symbol<Layer> net = sequential(PROBED.symbol(oneOf(2, 3)), linear(2));
        String json = SymbolJson.write(net);
        assertThat(SymbolJson.read(json, DjlTypes.registry().with(List.of(PROBED))))
                .isEqualTo(net);
    }

    @Test
    void functionsJoinWithAndWithoutARule() {
        SymbolType<Layer> square = CustomLayers.function("mine.Square", NDArray::square, ShapeRule.SAME);
        SymbolType<Layer> sum = CustomLayers.function("mine.Sum", x -> x.sum(new int[] {1}, true));
        Symbol<Layer> net = sequential(square.symbol(), sum.symbol(), Layers.lambda(x -> x.add(1)));
        assertThat(ShapeProbe.probe(net, INPUT).output()).contains(new Shape(1));
        try (Network network = Network.initialize(
                        BlockBuilder.build(Materializer.build(net), INPUT), NetworkPlan.of(INPUT, 1));
                NDManager step = network.manager().newSubManager()) {
            assertThat(network.predict(step.create(new float[][] {{1, 2, 3, 4}}))
                            .toFloatArray())
                    .containsExactly(31);
        }
    }

    @Test
    void aBuilderInDjlsStyleGivesItsOptions() {
        SymbolType<Layer> mine = CustomLayers.ofBuilder(
                "mine.Linear", SymbolTypes.ofBuilder(Linear.class, Linear::builder, Linear.Builder::build));
        assertThat(mine.fields()).extracting(Field::name).containsExactly("units", "bias");
        assertThat(ShapeProbe.probe(mine.symbol(s -> s.set("units", 3L)), INPUT).parameters())
                .isEqualTo(15);
        assertThat(ShapeProbe.probe(mine.symbol(s -> s.set("units", 3L).set("bias", false)), INPUT)
                        .parameters())
                .isEqualTo(12);
    }
}
