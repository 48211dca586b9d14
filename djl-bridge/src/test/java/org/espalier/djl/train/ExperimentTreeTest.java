package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.leakyRelu;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerTypes.CONV2D;
import static org.espalier.djl.nn.LayerTypes.RELU;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.depthwiseConv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.nag;
import static org.espalier.hyper.Hypers.oneOf;

import java.math.BigInteger;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.optim.Schedules;
import org.espalier.io.SymbolJson;
import org.espalier.rewrite.Rule;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** Experiments as trees: rewritten by rules, turned into spaces, saved and read. */
class ExperimentTreeTest {

    private static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(
                    Experiment.MODEL,
                    sequential(conv2d(16, 3), relu(), conv2d(32, 1), relu(), maxPool2d(2), flatten(), linear(10)))
            .set(Experiment.DATA, DataSources.strokeDigits(Difficulty.EASY))
            .set(Experiment.OPTIMIZER, Optimizers.adam(0.01))
            .set(Experiment.EPOCHS, 2));

    @Test
    void aRuleOnTheFiltersMakesASpace() {
        Symbol<Experiment> widths =
                Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)).rewrite(EXPERIMENT);
        SearchSpace<Experiment> space = SearchSpace.of(widths);
        assertThat(space.size()).contains(BigInteger.valueOf(9));
        assertThat(space.bind(space.enumerator().at(BigInteger.valueOf(4)))).isEqualTo(EXPERIMENT);
    }

    @Test
    void rulesReplaceLayersByTypeAndRatesByKey() {
        Symbol<Experiment> separable = Rule.onType(
                        CONV2D,
                        c -> separableConv2d(s -> s.set(FILTERS, c.get(FILTERS)).set(KERNEL, c.get(KERNEL))))
                .rewrite(EXPERIMENT);
        assertThat(separable.at("model.layers[0]")).isEqualTo(separableConv2d(16, 3));
        Symbol<Experiment> leaky = Rule.onType(RELU, r -> leakyRelu()).rewrite(EXPERIMENT);
        assertThat(leaky.at("model.layers[3]")).isEqualTo(leakyRelu());
        Symbol<Experiment> slower =
                Rule.onKey(Double.class, rate -> 0.03, "rate").rewrite(EXPERIMENT);
        assertThat(slower).isEqualTo(EXPERIMENT.with("optimizer.rate", 0.03));
        assertThat(Rule.onType(CONV2D, c -> c).rewrite(EXPERIMENT)).isSameAs(EXPERIMENT);
    }

    @Test
    void everythingIsReadBackFromJson() {
        Symbol<Experiment> rich = Experiment.TYPE.symbol(e -> e.set(
                        Experiment.MODEL,
                        sequential(
                                residual(sequential(depthwiseConv2d(3), batchNorm(), leakyRelu(0.2))),
                                concat(conv2d(oneOf(4, 8), 3), maxPool2d(m -> m.set(KERNEL, 3))),
                                flatten(),
                                linear(10)))
                .set(Experiment.DATA, DataSources.idx("some/folder"))
                .set(Experiment.OPTIMIZER, nag(n -> n.set(Optimizers.RATE, 0.1)))
                .set(Experiment.LOSS, Losses.hinge())
                .set(Experiment.SCHEDULE, Schedules.warmUp(0.1, Schedules.cosine(0.01)))
                .set(Experiment.WEIGHTS, WeightInits.truncatedNormal(0.05))
                .set(Experiment.SEED, Long.MAX_VALUE));
        for (Symbol<Experiment> experiment : java.util.List.of(EXPERIMENT, rich)) {
            assertThat(SymbolJson.read(SymbolJson.write(experiment), DjlTypes.registry()))
                    .isEqualTo(experiment);
        }
    }

    @Test
    void aConstraintKeepsImpossibleNetworksOut() {
        Symbol<Experiment> template = EXPERIMENT.with("model.layers[4].kernel", oneOf(2, 29, 4));
        SearchSpace<Experiment> space =
                SearchSpace.of(template).constrained(Experiment.possible(new ImageShape(1, 28, 28), 10));
        assertThat(space.rejection(template.with("model.layers[4].kernel", 29)))
                .contains("model.layers[4]: MaxPool2d(kernel=29, stride=29) needs at least 29 rows and columns for its"
                        + " window of 29, found (32, 28, 28)");
        assertThat(space.rejection(EXPERIMENT)).isEmpty();
        assertThat(Experiment.possible(new ImageShape(1, 28, 28), 7).rejection(EXPERIMENT))
                .contains("model: expected output (7) for 7 classes, found (10); end with flatten() and linear(7)");
    }
}
