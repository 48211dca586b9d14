package org.espalier.djl.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.build.Materializer;
import org.espalier.djl.RandomLayers;
import org.espalier.djl.nn.Attention;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer, with random settings: ONNX Runtime computes what DJL computes, or the type is refused. */
class OnnxEveryLayerTest {

    private static final double TOLERANCE = 1e-5;
    private static final double BERT_TOLERANCE = 1e-4;
    private static final int ROUNDS = 24;

    /** Types without a form in ONNX, each with the reason that the user reads. */
    private static final Map<SymbolType<Layer>, String> REFUSED = Map.of(
            LayerTypes.FOREIGN, "what it computes is known to its own code only",
            LayerTypes.LAMBDA, "what its function computes is known to its own code only");

    static List<SymbolType<Layer>> types() {
        return LayerTypes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void computesTheSame(SymbolType<Layer> type) throws OrtException {
        SplittableRandom random = new SplittableRandom(type.name().hashCode());
        boolean tokens = type.name().matches(".*(Embedding|Bert)");
        int compared = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Symbol<Layer> layer = layer(type, random);
            Shape input = RandomLayers.input(type, random);
            if (!ShapeProbe.probe(layer, input).isPossible()) {
                continue;
            }
            compared++;
            if (REFUSED.containsKey(type)) {
                assertThatThrownBy(() -> OnnxGraph.of(Materializer.build(layer), input, Map.of()))
                        .isInstanceOf(OnnxException.class)
                        .hasMessageEndingWith(" has no form in ONNX: " + REFUSED.get(type));
                continue;
            }
            double difference = tokens
                    ? TestModels.difference(layer, input, i, OnnxEveryLayerTest::tokens)
                    : TestModels.difference(layer, input, i);
            assertThat(difference).as("%s on %s", layer, input).isLessThan(tolerance(type));
        }
        assertThat(compared).as(type.name()).isGreaterThan(ROUNDS / 8);
    }

    /** Normalisations of few numbers, one after the other in untrained blocks, enlarge the rounding of both engines. */
    private static double tolerance(SymbolType<Layer> type) {
        return type.name().endsWith("Bert") ? BERT_TOLERANCE : TOLERANCE;
    }

    /** Twelve blocks of untrained numbers, the default, would enlarge the rounding of both engines to 3e-5. */
    private static Symbol<Layer> layer(SymbolType<Layer> type, SplittableRandom random) {
        Symbol<Layer> layer = RandomLayers.symbol(type, random);
        return type == Attention.BERT ? layer.with("transformerBlockCount", random.nextInt(1, 3)) : layer;
    }

    /** Draws 0 and 1: tokens, types and masks that every embedding knows. Masks leave the first token to be seen. */
    private static float[] tokens(Shape batch, SplittableRandom random) {
        float[] tokens = new float[Math.toIntExact(batch.size())];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = random.nextInt(2);
        }
        boolean masks = batch.dimension() == 3 && batch.get(1) == 3;
        int length = Math.toIntExact(batch.get(batch.dimension() - 1));
        for (int i = 2 * length; masks && i < tokens.length; i += 3 * length) {
            tokens[i] = 1;
        }
        return tokens;
    }
}
