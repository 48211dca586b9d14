package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.Experiment;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuperSearchTest {
    static Stream<Strategy> strategies() {
        return Stream.of(
                new Enas().finalists(3), new Enas(new RegularizedEvolution(4, 2)).finalists(3), new SinglePath());
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
}
