package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.optim.Optimizers;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children start with the weights of their parent where the trees are the same. */
class InheritanceTest {

    private static final Symbol<Experiment> PARENT = Experiment.TYPE.symbol(e -> e.set(
                    Experiment.MODEL,
                    sequential(
                            conv2d(3, 3),
                            batchNorm(),
                            maxPool2d(4),
                            separableConv2d(4, 3),
                            relu(),
                            conv2d(5, 3),
                            flatten(),
                            linear(10)))
            .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 128)
                    .set(DataSources.VALIDATION, 64)
                    .set(DataSources.TEST, 64)))
            .set(Experiment.OPTIMIZER, Optimizers.adam(0.01)));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(2));

    @TempDir
    private Path folder;

    @Test
    void sameSubTreesKeepTheirWeightsAndTheRestIsNew() {
        PlacedWeights parent = parent();
        assertThat(parent.places())
                .containsExactly(
                        "model.layers[0]",
                        "model.layers[1]",
                        "model.layers[3].depthwise",
                        "model.layers[3].across",
                        "model.layers[5]",
                        "model.layers[7]");
        Symbol<Experiment> wider = PARENT.with("model.layers[5].filters", 6).with("seed", 99L);
        Inheritance inheritance = inherit(parent, wider);
        assertThat(inheritance.inherited())
                .containsExactly(
                        "model.layers[0]", "model.layers[1]", "model.layers[3].depthwise", "model.layers[3].across");
        assertThat(inheritance.fresh())
                .containsExactly(
                        Map.entry(
                                "model.layers[5]",
                                "the parent has Conv2d(filters=5, kernel=3), not" + " Conv2d(filters=6, kernel=3)"),
                        Map.entry("model.layers[7]", "the parent's weight has shape (10, 245), not (10, 294)"));
        assertThat(inherit(parent, PARENT.with("model.layers[4]", tanh()).with("seed", 5L))
                        .fresh())
                .as("another layer without weights changes nothing")
                .isEmpty();
        assertThat(inherit(parent, PARENT.with("model.layers[1]", conv2d(3, 1))).fresh())
                .containsOnlyKeys("model.layers[1]")
                .hasEntrySatisfying("model.layers[1]", reason -> assertThat(reason)
                        .startsWith("the parent has BatchNorm(")
                        .endsWith("), not Conv2d(filters=3, kernel=1)"));
    }

    @Test
    void inheritedWeightsAreTheParentsBitByBitAndOthersThoseOfTheSeed() {
        Symbol<Experiment> child = PARENT.with("model.layers[5].filters", 6).with("seed", 99L);
        PlacedWeights parent = parent();
        Map<String, HostArray> born = first(child, RunOptions.NONE.parent(parent));
        Map<String, HostArray> orphan = first(child, RunOptions.NONE);
        Map<String, HostArray> source = arrays(parent);
        born.forEach((name, array) -> {
            boolean fresh = name.startsWith("model.layers[5]") || name.startsWith("model.layers[7]");
            assertThat(array).as(name).isEqualTo(fresh ? orphan.get(name) : source.get(name));
        });
        assertThat(born.get("model.layers[0]:weight")).isNotEqualTo(orphan.get("model.layers[0]:weight"));
    }

    @Test
    void aFileKeepsPlacesAndForeignOnesAreRefused() {
        Path file = folder.resolve("parent");
        PlacedWeights parent = parent();
        parent.save(file);
        PlacedWeights read = PlacedWeights.read(file);
        assertThat(read.places()).isEqualTo(parent.places());
        assertThat(arrays(read)).isEqualTo(arrays(parent));
        assertThat(inherit(read, PARENT).fresh()).isEmpty();
        try (TrainedNetwork trained = run(PARENT).train(RunOptions.NONE)) {
            Checkpoint.of(trained.network()).save(file);
        }
        assertThatThrownBy(() -> PlacedWeights.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(": expected the place of a layer in front of a colon, found none");
    }

    @Test
    void listenersAndFilesKnowOfTheParent() {
        PlacedWeights parent = parent();
        List<String> lines = new ArrayList<>();
        RunOptions options = RunOptions.NONE.parent(parent).listener(new ProgressLines(lines::add));
        run(PARENT.with("model.layers[7]", linear(10)).with("model.layers[5].filters", 2))
                .trainAndEvaluate(options);
        assertThat(lines.get(0)).isEqualTo("inherits 4 of 6 layers (85 of 1149 numbers)");
        Path file = folder.resolve("run");
        run(PARENT).trainAndEvaluate(RunOptions.NONE.parent(parent).checkpoint(file));
        assertThatThrownBy(() -> run(PARENT).trainAndEvaluate(RunOptions.NONE.checkpoint(file)))
                .hasMessageContaining("parent: expected none, found ");
    }

    private PlacedWeights parent() {
        try (TrainedNetwork trained = run(PARENT).train(RunOptions.NONE)) {
            assertThat(trained.inheritance()).isEmpty();
            return trained.weights();
        }
    }

    private Inheritance inherit(PlacedWeights parent, Symbol<Experiment> child) {
        try (TrainedNetwork trained = run(child).train(RunOptions.NONE.parent(parent))) {
            return trained.inheritance().orElseThrow();
        }
    }

    /** Weights before the first step: numbers that are not 0 do not change by steps this small. */
    private Map<String, HostArray> first(Symbol<Experiment> experiment, RunOptions options) {
        Experiment still = run(experiment.with("optimizer", Optimizers.sgd(1e-30)));
        try (TrainedNetwork trained = still.train(options)) {
            Map<String, HostArray> arrays = arrays(trained.weights());
            arrays.keySet().removeIf(name -> !name.endsWith("eight") && !name.endsWith("gamma"));
            return arrays;
        }
    }

    private Map<String, HostArray> arrays(PlacedWeights weights) {
        Path file = folder.resolve("copy");
        weights.save(file);
        return new TreeMap<>(TensorFile.read(file).arrays());
    }

    private Experiment run(Symbol<Experiment> symbol) {
        return Materializer.build(symbol, context);
    }
}
