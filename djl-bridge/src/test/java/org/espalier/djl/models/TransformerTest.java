package org.espalier.djl.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Attention.HEAD_COUNT;
import static org.espalier.djl.nn.Sequences.patches;
import static org.espalier.djl.nn.Sequences.rows;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.math.BigInteger;
import org.assertj.core.data.Percentage;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.rewrite.Rule;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class TransformerTest {

    private static final Shape DIGIT = new Shape(1, 28, 28);

    /**
     * Torchvision's vit_b_16 has 86 567 656 parameters and 17.56e9 multiply-adds with one position more than there are
     * patches: its content and its place are 768 numbers each.
     */
    @Test
    void aVisionTransformerHasItsPublishedSize() {
        Symbol<Layer> base = new Transformer(768, 12, 3072, 12, 0.1).network(patches(16), 196, 1000);
        Shape input = new Shape(3, 224, 224);
        assertThat(new ParameterCount(input).of(base)).isEqualTo(86_567_656 - 2 * 768);
        assertThat((double) new MultiplyAdds(input).of(base))
                .isCloseTo(17.56e9 * 196 / 197, Percentage.withPercentage(0.1));
    }

    @Test
    void theBuiltNetworkHasAsManyWeightsAsItsTree() {
        checkBuilt(Transformer.SMALL.network(rows(), 28, 10));
        checkBuilt(Transformer.SMALL.network(patches(7), 16, 10));
    }

    private static void checkBuilt(Symbol<Layer> network) {
        try (Network built = Network.initialize(
                        BlockBuilder.build(Materializer.build(network), DIGIT), NetworkPlan.of(DIGIT, 1));
                NDManager step = built.manager().newSubManager()) {
            assertThat(built.predict(step.ones(new Shape(3).addAll(DIGIT))).getShape())
                    .isEqualTo(new Shape(3, 10));
            assertThat(built.parameterCount()).isEqualTo(new ParameterCount(DIGIT).of(network));
        }
    }

    @Test
    void aRuleMakesASearchSpaceOfHeads() {
        Symbol<Layer> relaxed =
                Rule.onField(HEAD_COUNT, h -> oneOf(1, h, 2 * h)).rewrite(Transformer.SMALL.network(rows(), 28, 10));
        assertThat(SearchSpace.of(relaxed).size()).hasValue(BigInteger.valueOf(9));
    }

    /** Chance is 0.1; 200 validation images make the deviation of a guess 0.021, so the bound is 9 deviations away. */
    @Test
    void itLearnsToReadDigitsRowByRow() {
        Symbol<Experiment> experiment = Experiment.TYPE.symbol(e -> e.set(
                        Experiment.MODEL, new Transformer(32, 2, 64, 1, 0).network(rows(), 28, 10))
                .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                        .set(DataSources.TRAIN, 1000)
                        .set(DataSources.VALIDATION, 200)
                        .set(DataSources.TEST, 10)))
                .set(Experiment.EPOCHS, 4));
        double accuracy = Materializer.build(experiment).trainAndEvaluate().accuracy();
        assertThat(accuracy).isGreaterThan(0.3);
    }

    @Test
    void headsThatDoNotDivideTheFeaturesAreRefused() {
        assertThatThrownBy(() -> new Transformer(64, 5, 128, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features: expected a multiple of 5, the number of heads, found 64");
    }
}
