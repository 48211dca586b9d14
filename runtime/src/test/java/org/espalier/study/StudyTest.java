package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.HillClimb;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.build.BuildException;
import org.espalier.space.SearchSpace;
import org.espalier.store.TrialStore;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class StudyTest {

    private static StudyBuilder<Map<String, Object>> sweep() {
        return Study.of(Spaces.sixChildren()).algorithm(new GridSweep());
    }

    @Test
    void loopsOverAWholeSpaceAndKnowsTheBest() {
        Study<Map<String, Object>> study = sweep().start();
        List<String> children = new ArrayList<>();
        for (Sample<Map<String, Object>> sample : study.sample(100)) {
            children.add(sample.id() + " " + sample.value());
            assertThat(sample.value()).isSameAs(sample.value());
            assertThat(sample.report(-Math.abs(Spaces.sum(sample.value()) - 12.4)))
                    .isNegative();
        }
        assertThat(children)
                .containsExactly(
                        "1 {x=1, y=10}",
                        "2 {x=1, y=20}",
                        "3 {x=2, y=10}",
                        "4 {x=2, y=20}",
                        "5 {x=3, y=10}",
                        "6 {x=3, y=20}");
        assertThat(study.best().trial().id()).isEqualTo(3);
        assertThat(study.best().value()).isEqualTo(Map.of("x", 2, "y", 10));
        assertThat(study.trials())
                .extracting(Trial::state)
                .containsOnly(TrialState.COMPLETED)
                .hasSize(6);
    }

    @Test
    void loopsContinueOneAnother() {
        Study<Map<String, Object>> study = sweep().start();
        assertThat(idsOf(study, 2)).containsExactly(1L, 2L);
        assertThat(idsOf(study, 0)).isEmpty();
        assertThat(idsOf(study, 3)).containsExactly(3L, 4L, 5L);
        assertThat(idsOf(study, 3)).containsExactly(6L);
        assertThat(idsOf(study, 3)).isEmpty();
    }

    @Test
    void theLimitCountsAllLoops() {
        Study<Map<String, Object>> study = sweep().trials(4).start();
        assertThat(idsOf(study, 3)).hasSize(3);
        assertThat(idsOf(study, Long.MAX_VALUE)).containsExactly(4L);
        assertThat(study.progress().total()).hasValue(4);
    }

    @Test
    void aForgottenReportIsAnErrorThatNamesTheTrial() {
        Study<Map<String, Object>> study = sweep().start();
        Iterator<Sample<Map<String, Object>>> loop = study.sample(6).iterator();
        loop.next().report(1);
        loop.next();
        StudyException error = catchThrowableOfType(StudyException.class, loop::hasNext);
        assertThat(error)
                .hasMessage("Trial 2: expected a report before the next sample, found none. Call report(value), done(),"
                        + " skip(reason) or infeasible(reason) in every turn");
        assertThat(error.trial()).hasValue(2);
        assertThat(study.replay(2).trial().toString()).isEqualTo("Trial 2 is FAILED (not reported): [0, 1]");
        assertThat(loop.next().id()).as("the study stays usable").isEqualTo(3);
    }

    @Test
    void aLoopThatWasLeftFailsItsTrialWhenTheNextBegins() {
        Study<Map<String, Object>> study = sweep().start();
        assertThatThrownBy(() -> {
                    for (Sample<Map<String, Object>> sample : study.sample(6)) {
                        throw new IllegalStateException("in the body of " + sample.id());
                    }
                })
                .hasMessage("in the body of 1");
        assertThat(study.trials()).isEmpty();
        assertThat(idsOf(study, 1)).containsExactly(2L);
        assertThat(study.replay(1).trial().log().reason()).isEqualTo("the loop was left before a report");
    }

    @Test
    void aSecondReportIsAnErrorThatNamesTheState() {
        Study<Map<String, Object>> study = sweep().start();
        Feedback feedback = study.ask().orElseThrow().feedback();
        feedback.report(1);
        TrialEndedException error = catchThrowableOfType(TrialEndedException.class, () -> feedback.report(2));
        assertThat(error)
                .hasMessage("Trial 1: expected a running trial, found one that is COMPLETED. A trial is reported once");
        assertThat(error.state()).isEqualTo(TrialState.COMPLETED);
        assertThatThrownBy(() -> feedback.measure(1, 2)).isInstanceOf(TrialEndedException.class);
        assertThatThrownBy(() -> feedback.infeasible("no")).isInstanceOf(TrialEndedException.class);
        assertThatThrownBy(() -> feedback.note("a", 1)).isInstanceOf(TrialEndedException.class);
        feedback.done();
        feedback.skip("too late");
        assertThat(study.best().metrics()).containsExactly(Map.entry("reward", 1.0));
    }

    @Test
    void notANumberIsInfeasibleAndNeverTheBest() {
        Study<Map<String, Object>> study = sweep().start();
        for (Sample<Map<String, Object>> sample : study.sample(3)) {
            sample.report(sample.id() == 2 ? 0.5 : Double.NaN);
        }
        assertThat(study.best().trial().id()).isEqualTo(2);
        assertThat(study.replay(1).trial().toString())
                .isEqualTo("Trial 1 is INFEASIBLE (reported NaN for 'reward'): [0, 0] {reward=NaN}");
        assertThat(study.top(5)).hasSize(1);
    }

    @Test
    void withoutAScoreThereIsNoBest() {
        Study<Map<String, Object>> study = sweep().start();
        study.ask().orElseThrow().skip("no time");
        study.ask().orElseThrow().infeasible("too large");
        assertThatThrownBy(study::best)
                .isInstanceOf(StudyException.class)
                .hasMessage("best: expected a trial with a score, found 2 trials {INFEASIBLE=1, SKIPPED=1}. Look at the"
                        + " reasons in trials()");
        assertThatThrownBy(() -> study.replay(9))
                .hasMessage("Trial 9: expected one that has ended, found none of the 2 trials of this study");
    }

    @Test
    void minimisedObjectivesKeepTheirSignEverywhere() {
        Study<Map<String, Object>> study =
                sweep().objective(Objective.minimize("loss")).start();
        for (Sample<Map<String, Object>> sample : study.sample(6)) {
            sample.report(Spaces.sum(sample.value()));
        }
        assertThat(study.best().metrics()).containsExactly(Map.entry("loss", 11.0));
        assertThat(study.progress().best()).hasValue(11.0);
        assertThat(study.top(3)).extracting(result -> result.trial().id()).containsExactly(1L, 3L, 5L);
    }

    @Test
    void severalObjectivesAreReportedTogether() {
        Study<Map<String, Object>> study = sweep().objectives(
                        Objective.maximize("accuracy"), Objective.minimize("latency"))
                .start();
        Feedback feedback = study.ask().orElseThrow().feedback();
        assertThatThrownBy(() -> feedback.report(1))
                .hasMessage("Trial 1: expected values for [accuracy, latency], found a single number. Report a map");
        assertThatThrownBy(() -> feedback.report(Map.of("accuracy", 1.0)))
                .hasMessage("Trial 1: expected values for [accuracy, latency], found [accuracy]. Add 'latency'");
        feedback.report(Map.of("accuracy", 0.5, "latency", 3.0, "size", 9.0));
        assertThat(study.best().metrics()).containsEntry("size", 9.0).containsEntry("latency", 3.0);
    }

    @Test
    void anAlgorithmForOneObjectiveRefusesTwo() {
        StudyBuilder<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(new HillClimb())
                .objectives(Objective.maximize("accuracy"), Objective.minimize("latency"));
        assertThatThrownBy(study::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("objectives: expected exactly 1 for HillClimb");
    }

    @Test
    void aConstantSpaceIsRefused() {
        StudyBuilder<Map<String, Object>> study = Study.of(Symbols.dict(Map.of("a", 1)));
        assertThatThrownBy(study::start)
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("space: expected at least one decision, found none in SearchSpace of 1 child")
                .hasMessageEndingWith("Put a choice into the tree");
    }

    @Test
    void aMeasurementBecomesTheResult() {
        assertThat(resultOfMeasuring(FinalScore.LAST)).isEqualTo(3);
        assertThat(resultOfMeasuring(FinalScore.BEST)).isEqualTo(5);
    }

    private static double resultOfMeasuring(FinalScore rule) {
        Study<Map<String, Object>> study = sweep().finalScore(rule).start();
        Feedback feedback = study.ask().orElseThrow().feedback();
        assertThatThrownBy(feedback::done)
                .hasMessage("Trial 1: expected a measurement before done(), found none. Call report(value)");
        feedback.measure(1, 1);
        feedback.measure(9, 5);
        feedback.measure(3, Double.NaN);
        feedback.measure(2, 3);
        feedback.done();
        assertThat(study.best().trial().log().measurements()).hasSize(4);
        return study.best().metrics().get("reward");
    }

    @Test
    void notesAndLinksAreKept() {
        Study<Map<String, Object>> study = sweep().start();
        Feedback feedback = study.ask().orElseThrow().feedback();
        feedback.note("m", List.of(1, "a"));
        feedback.link("page", "http://host/1");
        assertThatThrownBy(() -> feedback.note("bad", new Object())).hasMessageStartingWith("note: expected text");
        feedback.report(1);
        study.note("g", 5);
        assertThat(study.replay(1).trial().log().notes()).isEqualTo(Map.of("m", List.of(1, "a")));
        assertThat(study.replay(1).trial().log().links()).isEqualTo(Map.of("page", "http://host/1"));
        assertThat(study.notes()).isEqualTo(Map.of("g", 5));
    }

    @Test
    void endingTheStudyEndsItsLoops() {
        Study<Map<String, Object>> study = sweep().start();
        int turns = 0;
        for (Sample<Map<String, Object>> sample : study.sample()) {
            turns++;
            sample.report(turns);
            if (turns == 2) {
                sample.feedback().endStudy();
            }
        }
        assertThat(turns).isEqualTo(2);
        assertThat(study.isActive()).isFalse();
        assertThat(study.ask()).isEmpty();
    }

    @Test
    void aPartOfASpaceYieldsChildrenThatAreSpaces() {
        SearchSpace<Map<String, Object>> outer =
                SearchSpace.of(Spaces.sixChildren()).where(hyper -> hyper.tags().hasHint("outer"));
        Study<Map<String, Object>> study =
                Study.of(outer).algorithm(new GridSweep()).start();
        List<Double> sums = new ArrayList<>();
        for (Sample<Map<String, Object>> sample : study.sample(10)) {
            assertThatThrownBy(sample::value)
                    .isInstanceOf(BuildException.class)
                    .hasMessageContaining("x: expected a decided value")
                    .hasMessageContaining("sample the rest in an inner search");
            Symbol<Map<String, Object>> child = sample.symbol();
            double best = 0;
            for (Sample<Map<String, Object>> inner :
                    Study.of(child).algorithm(new GridSweep()).start().sample(10)) {
                best = Math.max(best, inner.report(Spaces.sum(inner.value())));
            }
            sums.add(sample.report(best));
        }
        assertThat(sums).containsExactly(13.0, 23.0);
    }

    @Test
    void rejectedChildrenAreInfeasibleTrialsAndAreNotHandedOut() {
        SearchSpace<Map<String, Object>> space = SearchSpace.of(Spaces.sixChildren())
                .constrained(
                        child -> child.at("x").equals(Symbols.just(2)) ? Optional.of("x is two") : Optional.empty());
        Study<Map<String, Object>> study =
                Study.of(space).algorithm(new GridSweep()).start();
        assertThat(idsOf(study, 10)).containsExactly(1L, 2L, 5L, 6L);
        assertThat(study.replay(3).trial().toString()).isEqualTo("Trial 3 is INFEASIBLE (x is two): [1, 0]");
        assertThat(study.trials()).hasSize(6);
    }

    @Test
    void childrenThatTheirOwnTypeRefusesAreInfeasibleTrials() {
        record Steps(int first, int last) {}
        SymbolType<Steps> steps = SymbolType.of(Steps.class);
        steps = steps.requiring("first < last", a -> (int) a.get(0) < (int) a.get(1));
        Study<Steps> study = Study.of(steps.symbol(oneOf(1, 2), oneOf(1, 2)))
                .algorithm(new GridSweep())
                .start();
        assertThat(idsOf(study, 10)).containsExactly(2L);
        assertThat(study.replay(3).trial().toString())
                .isEqualTo("Trial 3 is INFEASIBLE ((root): expected first < last, found first = 2, last = 1): [1, 0]");
    }

    @Test
    void duplicatesAreAPolicy() {
        assertThat(evaluations(Duplicates.REEVALUATE)).isEqualTo(100);
        assertThat(evaluations(Duplicates.REUSE)).isEqualTo(6);
        assertThat(evaluations(Duplicates.ASK_AGAIN)).isEqualTo(6);
    }

    private static int evaluations(Duplicates policy) {
        Study<Map<String, Object>> study =
                Study.of(Spaces.sixChildren()).duplicates(policy).seed(3).start();
        int evaluated = 0;
        for (Sample<Map<String, Object>> sample : study.sample(100)) {
            evaluated++;
            sample.report(Spaces.sum(sample.value()));
        }
        assertThat(study.trials()).hasSize(policy == Duplicates.ASK_AGAIN ? 6 : 100);
        assertThat(study.best().metrics()).containsEntry("reward", 23.0);
        return evaluated;
    }

    @Test
    void aStudyOnAFilledStoreContinuesAsIfItHadNotStopped() {
        for (Ordering ordering : List.of(Ordering.asCompleted(), Ordering.byTrialId(4))) {
            TrialStore store = TrialStore.inMemory();
            loop(evolution(ordering).store(store).start(), 60);
            Study<Map<String, Object>> resumed =
                    evolution(ordering).store(store).start();
            assertThat(resumed.progress().done()).isEqualTo(60);
            loop(resumed, 60);
            Study<Map<String, Object>> whole = evolution(ordering).start();
            loop(whole, 120);
            assertThat(resumed.trials())
                    .extracting(Trial::dna)
                    .isEqualTo(whole.trials().stream().map(Trial::dna).toList());
            assertThat(resumed.best().dna().equals(whole.best().dna())).isTrue();
        }
    }

    @Test
    void aStoreOfAnotherSpaceIsRefused() {
        TrialStore store = TrialStore.inMemory();
        loop(sweep().store(store).start(), 1);
        StudyBuilder<Map<String, Object>> other = Study.of(Spaces.large()).store(store);
        assertThatThrownBy(other::start)
                .hasMessageMatching(
                        "store: expected trials of the space with fingerprint [0-9a-f]{16}, found trial 1 of"
                                + " [0-9a-f]{16}. Use another store, or the space that filled this one");
    }

    @Test
    void evaluationsGetSeedsThatDependOnTheTrialAlone() {
        Study<Map<String, Object>> a = sweep().seed(5).start();
        Study<Map<String, Object>> b = Study.of(Spaces.sixChildren())
                .seed(5)
                .algorithm(new RandomSearch())
                .start();
        Sample<Map<String, Object>> first = a.ask().orElseThrow();
        assertThat(first.feedback().seed())
                .isEqualTo(b.ask().orElseThrow().feedback().seed());
        assertThat(a.ask().orElseThrow().feedback().seed())
                .isNotEqualTo(first.feedback().seed());
        long drawn = first.feedback().random().nextLong();
        first.report(1);
        assertThat(a.replay(1).random().nextLong()).isEqualTo(drawn);
    }

    @Test
    void everyTrialKnowsWhereItComesFrom() {
        Study<Map<String, Object>> study = sweep().seed(42).start();
        loop(study, 1);
        Trial trial = study.trials().get(0);
        assertThat(trial.run().worker()).isEqualTo(Thread.currentThread().getName());
        assertThat(trial.run().provenance().seed()).isEqualTo(42);
        assertThat(trial.run().provenance().algorithm()).isEqualTo(new GridSweep().toString());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        StudyBuilder<Map<String, Object>> builder = sweep();
        assertThatThrownBy(() -> builder.trials(0)).hasMessage("trials: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> builder.workers(0)).hasMessage("workers: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> builder.failureLimit(0)).hasMessage("failureLimit: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> Ordering.byTrialId(0)).hasMessage("window: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> builder.start().sample(-1)).hasMessage("trials: expected int in [0, inf), found -1");
    }

    private static StudyBuilder<Map<String, Object>> evolution(Ordering ordering) {
        return Study.of(Spaces.large())
                .algorithm(new RegularizedEvolution(10, 3))
                .seed(9)
                .ordering(ordering);
    }

    private static void loop(Study<Map<String, Object>> study, int trials) {
        for (Sample<Map<String, Object>> sample : study.sample(trials)) {
            sample.report(Spaces.sum(sample.value()));
        }
    }

    private static <T> List<Long> idsOf(Study<T> study, long trials) {
        List<Long> ids = new ArrayList<>();
        for (Sample<T> sample : study.sample(trials)) {
            ids.add(sample.id());
            sample.report(0);
        }
        return ids;
    }
}
