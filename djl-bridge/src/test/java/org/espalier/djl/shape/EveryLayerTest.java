package org.espalier.djl.shape;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.espalier.build.Materializer;
import org.espalier.djl.RandomLayers;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer, with random settings: shape and parameters as computed are those of the real block. */
class EveryLayerTest {

    private static final int ROUNDS = 40;

    static List<SymbolType<Layer>> types() {
        return LayerTypes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void agreesWithTheEngine(SymbolType<Layer> type) {
        SplittableRandom random = new SplittableRandom(type.name().hashCode());
        int built = 0;
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            for (int i = 0; i < ROUNDS; i++) {
                built += agree(manager, RandomLayers.symbol(type, random), RandomLayers.input(type, random)) ? 1 : 0;
            }
        }
        // Settings are drawn so that most are possible; the others are refused by both.
        assertThat(built).as(type.name()).isGreaterThan(ROUNDS / 8);
    }

    private static boolean agree(NDManager manager, Symbol<Layer> symbol, Shape input) {
        Layer layer = Materializer.build(symbol);
        ShapeReport report = ShapeProbe.probe(layer, Path.ROOT, input);
        if (!report.isPossible()) {
            return false;
        }
        Shape batch = new Shape(3).addAll(input);
        try (NDManager step = manager.newSubManager()) {
            BlockBuilder.Built built = BlockBuilder.trace(layer, Path.ROOT, input);
            Block block = built.block();
            block.initialize(step, DataType.FLOAT32, batch);
            for (boolean training : new boolean[] {true, false}) {
                NDArray output = block.forward(new ParameterStore(step, false), new NDList(step.ones(batch)), training)
                        .singletonOrThrow();
                assertThat(output.getShape())
                        .as("%s on %s", symbol, input)
                        .isEqualTo(new Shape(3).addAll(report.output().orElseThrow()));
            }
            assertThat(block.getOutputShapes(new Shape[] {batch})[0].slice(1))
                    .isEqualTo(report.output().orElseThrow());
            assertThat(report.parameters()).as("%s on %s", symbol, input).isEqualTo(count(block, true));
            assertThat(report.statistics()).as("%s on %s", symbol, input).isEqualTo(count(block, false));
            requireEachParameterInItsPlace(built);
        }
        return true;
    }

    private static long count(Block block, boolean trained) {
        return new HashSet<>(block.getParameters().values())
                .stream()
                        .filter(p -> p.requiresGradient() == trained)
                        .mapToLong(p -> p.getShape().size())
                        .sum();
    }

    private static void requireEachParameterInItsPlace(BlockBuilder.Built built) {
        assertThat(built.parameters()).extracting(PlacedParameter::key).doesNotHaveDuplicates();
        Set<Parameter> placed = new HashSet<>(
                built.parameters().stream().map(PlacedParameter::parameter).toList());
        assertThat(placed).isEqualTo(Set.copyOf(built.block().getParameters().values()));
    }
}
