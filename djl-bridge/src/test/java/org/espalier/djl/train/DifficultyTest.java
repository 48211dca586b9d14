package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;

import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.optim.Schedules;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** The three difficulties of the drawn digits are what they promise, for a linear model and a small network. */
class DifficultyTest {

    private static final Symbol<Layer> LINEAR = sequential(flatten(), linear(10));

    private static final Symbol<Layer> CONVOLUTIONAL = sequential(
            conv2d(6, 5),
            relu(),
            maxPool2d(2),
            conv2d(16, 5),
            relu(),
            maxPool2d(2),
            flatten(),
            linear(64),
            relu(),
            linear(10));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(1));

    @Test
    void easyIsSolvedByALinearModel() {
        assertThat(accuracy(Difficulty.EASY, LINEAR)).isGreaterThan(0.97);
    }

    @Test
    void mediumTellsNetworksApart() {
        assertThat(accuracy(Difficulty.MEDIUM, LINEAR)).isBetween(0.5, 0.65);
        assertThat(accuracy(Difficulty.MEDIUM, CONVOLUTIONAL)).isBetween(0.8, 0.97);
    }

    @Test
    void hardLeavesRoom() {
        assertThat(accuracy(Difficulty.HARD, LINEAR)).isBetween(0.1, 0.25);
    }

    private double accuracy(Difficulty difficulty, Symbol<Layer> network) {
        return Materializer.build(
                        Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, network)
                                .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(
                                                DataSources.DIFFICULTY, difficulty)
                                        .set(DataSources.TRAIN, 6144)
                                        .set(DataSources.VALIDATION, 1000)
                                        .set(DataSources.TEST, 1000)))
                                .set(Experiment.OPTIMIZER, Optimizers.adam(0.003))
                                .set(Experiment.SCHEDULE, Schedules.cosine(0.05))
                                .set(Experiment.EPOCHS, 4)),
                        context)
                .trainAndEvaluate()
                .accuracy();
    }
}
