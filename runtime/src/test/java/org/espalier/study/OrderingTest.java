package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.HillClimb;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.stop.MedianStopping;
import org.espalier.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same seed gives the same trials with any number of workers, whoever is faster. */
@Timeout(120)
class OrderingTest {
    private static final int TRIALS = 150;

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                new RandomSearch(),
                new RegularizedEvolution(10, 3),
                new HillClimb(),
                new Deduping(new RegularizedEvolution(10, 3)),
                new Deduping(new RegularizedEvolution(10, 3)).reusing());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void oneAndEightWorkersGiveTheSameTrials(Algorithm algorithm) {
        List<String> alone = trials(algorithm, 1, 8);
        assertThat(alone).hasSize(TRIALS);
        assertThat(trials(algorithm, 8, 8)).isEqualTo(alone);
        assertThat(trials(algorithm, 3, 8)).isEqualTo(alone);
    }

    @Test
    void theWindowIsPartOfTheStudyAndTheWorkersAreNot() {
        Algorithm evolution = new RegularizedEvolution(10, 3);
        assertThat(trials(evolution, 4, 4)).isEqualTo(trials(evolution, 1, 4));
        assertThat(trials(evolution, 1, 4)).isNotEqualTo(trials(evolution, 1, 8));
    }

    @Test
    void withAWindowOfOneTheTrialsAreThoseOfALoop() {
        List<String> loop = Study.of(Spaces.large())
                .algorithm(new RegularizedEvolution(10, 3))
                .seed(77)
                .earlyStopping(new MedianStopping(0, 3))
                .start()
                .runSamples(TRIALS, OrderingTest::evaluate)
                .trials()
                .stream()
                .map(OrderingTest::describe)
                .toList();
        assertThat(trials(new RegularizedEvolution(10, 3), 8, 1)).isEqualTo(loop);
    }

    @Test
    void ofEqualScoresTheEarlierTrialIsTheBestWhoeverEndsFirst() {
        Study<Map<String, Object>> study = Study.of(Spaces.large()).start();
        List<Sample<Map<String, Object>>> open =
                Stream.generate(() -> study.ask().orElseThrow()).limit(3).toList();
        open.get(2).report(1);
        open.get(1).report(2);
        open.get(0).report(2);
        assertThat(study.best().trial().id()).isEqualTo(1);
        assertThat(study.top(3)).extracting(r -> r.trial().id()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aThreadThatWouldWaitForItselfIsToldSo() {
        Study<Map<String, Object>> study =
                Study.of(Spaces.large()).ordering(Ordering.byTrialId(1)).start();
        Sample<Map<String, Object>> held = study.sample(5).iterator().next();
        assertThatThrownBy(study::ask)
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "Trial 1: expected a report before trial 2 is asked for, because results are ordered by trial id;"
                                + " found none. Report it or use a larger window");
        held.report(1);
        assertThat(study.ask()).isPresent();
        assertThatThrownBy(study::ask).hasMessageStartingWith("Trial 2: expected a report before trial 3 is asked for");
    }

    private static List<String> trials(Algorithm algorithm, int workers, int window) {
        Study<Map<String, Object>> study = Study.of(Spaces.large())
                .algorithm(algorithm)
                .seed(77)
                .workers(workers)
                .ordering(Ordering.byTrialId(window))
                .earlyStopping(new MedianStopping(0, 3))
                .start();
        study.runSamples(TRIALS, OrderingTest::evaluate);
        return study.trials().stream()
                .sorted(Comparator.comparingLong(Trial::id))
                .map(OrderingTest::describe)
                .toList();
    }

    /** Measures, may stop early, fails now and then, and takes a random time. */
    private static void evaluate(Sample<Map<String, Object>> sample) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(3));
        double sum = Spaces.sum(sample.value());
        if (sample.dna().hashCode() % 17 == 0) {
            throw new IllegalStateException("unlucky");
        }
        for (int step = 1; step <= 3; step++) {
            if (sample.feedback()
                    .measure(step, sum * step / 3 + sample.feedback().random().nextDouble())) {
                break;
            }
        }
        sample.feedback().done();
    }

    private static String describe(Trial trial) {
        return trial.id() + " " + trial.dna() + " " + trial.state() + " " + trial.metrics() + " "
                + trial.log().reason() + " " + trial.log().measurements().size();
    }
}
