package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.RunOptions;
import org.espalier.djl.train.TensorFile;
import org.espalier.djl.train.TrainingLoop;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.study.Study;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuperSearchTest {
    static Stream<Strategy> strategies() {
        return Stream.of(
                new Enas().finalists(3),
                new Enas(new RegularizedEvolution(4, 2)).finalists(3),
                new SinglePath(),
                new Darts().rate(0.01),
                new Snas().rate(0.01),
                new Gdas().rate(0.01),
                new ProxylessNas().rate(0.01));
    }

    /** What a search gave, without times. */
    private record Facts(
            List<String> history, List<String> trials, List<String> rewards, Map<String, HostArray> weights) {
        static Facts of(SuperResult result) {
            return new Facts(
                    result.history().stream()
                            .map(e -> e.line().replaceAll(" [^ ]+ \\[", " ["))
                            .toList(),
                    trials(result.study()),
                    result.rewards().map(Facts::trials).orElse(List.of()),
                    Spaces.copy(result.network()));
        }

        private static List<String> trials(Study<Experiment> study) {
            return study.trials().stream().map(Trial::toString).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theSameSeedGivesTheSameResultAndACutSearchGoesOnExactly(Strategy strategy, @TempDir Path folder) {
        Symbol<Experiment> space = Spaces.small(3);
        Facts whole;
        try (SuperResult result = strategy.rewrite(space).search()) {
            whole = Facts.of(result);
            assertThat(result.history()).hasSize(3);
            assertThat(result.ending()).isEqualTo(SuperResult.Ending.COMPLETED);
        }
        Path file = folder.resolve("search.run");
        List<String> lines = new ArrayList<>();
        SuperListener cut = epoch -> {
            if (epoch.epoch() == 2) {
                throw new IllegalStateException("power failure");
            }
            return true;
        };
        assertThatThrownBy(() ->
                        strategy.rewrite(space).checkpoint(file).listener(cut).search())
                .hasMessage("power failure");
        try (SuperResult result = strategy.rewrite(space)
                .checkpoint(file)
                .listener(new SuperLines(lines::add))
                .search()) {
            assertThat(Facts.of(result)).isEqualTo(whole);
        }
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("goes on after epoch 2 of 3");
        assertThat(lines.get(1)).startsWith("epoch 3/3  loss ").contains(" images/s ");
        try (SuperResult result = strategy.rewrite(space).checkpoint(file).search()) {
            assertThat(Facts.of(result)).isEqualTo(whole);
        }
    }

    @Test
    void theResultIsAnOrdinaryStudyWithATreeToTrain() {
        try (SuperResult result = new Enas().search(Spaces.small(2))) {
            Study<Experiment> study = result.study();
            assertThat(study.trials()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
            assertThat(study.best().metrics()).containsOnlyKeys("accuracy");
            assertThat(study.notes()).containsEntry("epochs", 2).containsEntry("ending", "COMPLETED");
            assertThat(Materializer.build(result.symbol()).trainAndEvaluate().accuracy())
                    .isBetween(0.0, 1.0);
            assertThat(Study.of(result.study().space())
                            .algorithm(new RandomSearch())
                            .learnFrom(study)
                            .start()
                            .sample(1))
                    .isNotEmpty();
            assertThat(result.passes().learned()).isEqualTo(2 * 128);
            assertThat(result.rewards().orElseThrow().trials()).hasSize(6);
            assertThat(result.history().get(1).passes().measured()).isEqualTo(6 * 64);
            assertThat(result.toString())
                    .startsWith("SuperResult of Enas[")
                    .contains("after 2 epochs, COMPLETED: Trial ");
        }
    }

    @Test
    void aListenerEndsTheSearch() {
        try (SuperResult result = new SinglePath()
                .rewrite(Spaces.small(5))
                .listener(e -> e.epoch() < 2)
                .search()) {
            assertThat(result.ending()).isEqualTo(SuperResult.Ending.STOPPED);
            assertThat(result.history()).hasSize(2);
            assertThat(result.study().trials()).hasSize(6);
        }
    }

    @Test
    void aFileOfAnotherSearchIsRefusedWithWhatDiffers(@TempDir Path folder) {
        Path file = folder.resolve("search.run");
        new SinglePath().rewrite(Spaces.small(1)).checkpoint(file).search().close();
        assertThatThrownBy(() ->
                        new Enas().rewrite(Spaces.small(1)).checkpoint(file).search())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("belongs to another search; use another file, or delete this one to start again")
                .hasMessageContaining("strategy: expected Enas[")
                .hasMessageContaining("found SinglePath[");
    }

    @Test
    void weightsThatGrewAreThereAgainAfterACut(@TempDir Path folder) {
        Symbol<Experiment> space = Spaces.experiment(
                Spaces.head(
                        conv2d(oneOf(2, 4, 6), 3),
                        conv2d(Ref.to(org.espalier.path.Path.parse("model.layers[1].layers[0].filters")), 3),
                        batchNorm()),
                64,
                4);
        Facts whole;
        try (SuperResult result = new SinglePath().search(space)) {
            whole = Facts.of(result);
        }
        Path file = folder.resolve("search.run");
        assertThatThrownBy(() -> new SinglePath()
                        .rewrite(space)
                        .checkpoint(file)
                        .listener(epoch -> {
                            throw new IllegalStateException("power failure");
                        })
                        .search())
                .hasMessage("power failure");
        try (SuperResult result =
                new SinglePath().rewrite(space).checkpoint(file).search()) {
            assertThat(Facts.of(result)).isEqualTo(whole);
        }
    }

    @Test
    void patienceAndALostLossEndTheSearch() {
        Symbol<Experiment> small = Spaces.small(20);
        try (SuperResult result =
                new SinglePath().search(small.with("patience", 1).with("optimizer.rate", 1e-12))) {
            assertThat(result.ending()).isEqualTo(SuperResult.Ending.NOT_BETTER);
            assertThat(result.history()).hasSizeLessThan(20);
        }
        try (SuperResult result = new SinglePath().search(small.with("optimizer.rate", 1e30))) {
            assertThat(result.ending()).isEqualTo(SuperResult.Ending.DIVERGED);
            assertThat(result.history()).hasSizeLessThan(20);
        }
    }

    @Test
    void constraintsOfTheSpaceHoldForEveryNetwork() {
        Symbol<Experiment> template = Spaces.experiment(Spaces.head(conv2d(oneOf(2, 4, 8), 3), relu()), 64, 3);
        ParameterCount count = new ParameterCount(new Shape(1, 28, 28));
        SearchSpace<Experiment> space = SearchSpace.of(template)
                .constrained(count.atMost(2010, org.espalier.path.Path.parse("model"), Experiment::model));
        try (SuperResult result = new Enas().warmUp(0.3).search(space)) {
            assertThat(result.rewards().orElseThrow().trials())
                    .allMatch(
                            trial -> trial.dna().equals(Dna.parse("[2]")) == (trial.state() == TrialState.INFEASIBLE));
            assertThat(result.rank(Ranking.upTo(3)).trials())
                    .filteredOn(trial -> trial.state() == TrialState.INFEASIBLE)
                    .singleElement()
                    .satisfies(trial -> assertThat(trial.log().reason()).contains("expected parameters in [0, 2010]"));
            assertThat(result.best().dna()).isNotEqualTo(Dna.parse("[2]"));
        }
    }

    @Test
    void anHeirIsAsGoodAsItsPath() {
        try (SuperResult result = new SinglePath().search(Spaces.rigged(10));
                Network child = result.inherit(result.best().dna())) {
            double shared = result.best().metrics().get("accuracy");
            TrainingLoop loop = new TrainingLoop(
                    child, result.setup().loss(), result.setup().settings(), InstantSource.system());
            assertThat(loop.evaluate(result.setup().data().validation()))
                    .isCloseTo(shared, Offset.offset(0.15))
                    .isGreaterThan(0.4);
            assertThat(loop.run(result.setup().data(), result.setup().course(), RunOptions.NONE)
                            .accuracy())
                    .isGreaterThanOrEqualTo(shared - 0.05);
        }
    }

    @Test
    void aSearchGoesOnUnderAnotherJava(@TempDir Path folder) {
        Path file = folder.resolve("search.run");
        Symbol<Experiment> space = Spaces.small(3);
        assertThatThrownBy(() -> new Enas()
                        .rewrite(space)
                        .checkpoint(file)
                        .listener(epoch -> {
                            if (epoch.epoch() == 2) {
                                throw new IllegalStateException("power failure");
                            }
                            return true;
                        })
                        .search())
                .hasMessage("power failure");
        TensorFile kept = TensorFile.read(file);
        Map<String, String> texts = new TreeMap<>(kept.texts());
        String elsewhere = texts.get("strategy/trials").replace(System.getProperty("java.runtime.version"), "17.0.0");
        assertThat(elsewhere).isNotEqualTo(texts.put("strategy/trials", elsewhere));
        new TensorFile(texts, kept.arrays()).write(file);
        try (SuperResult result = new Enas().rewrite(space).checkpoint(file).search()) {
            assertThat(result.rewards().orElseThrow().trials()).hasSize(9);
        }
    }
}
