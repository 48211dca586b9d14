package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.trial.InfeasibleException;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StudyRunTest {

    private static StudyBuilder<Map<String, Object>> random(int workers) {
        return Study.of(Spaces.sixChildren()).algorithm(new RandomSearch()).workers(workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void evaluatesAsManyAsAsked(int workers) {
        Study<Map<String, Object>> study = random(workers).start().run(50, Spaces::sum);
        assertThat(study.trials()).hasSize(50);
        assertThat(study.run(7, Spaces::sum).trials()).hasSize(57);
        assertThat(study.trials()).extracting(Trial::id).doesNotHaveDuplicates();
    }

    @Test
    void workersWorkAtTheSameTime() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(4);
        Set<String> names = ConcurrentHashMap.newKeySet();
        random(4).start().run(4, child -> {
            names.add(Thread.currentThread().getName());
            together.countDown();
            assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
            return 1;
        });
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "espalier-worker-1", "espalier-worker-2", "espalier-worker-3", "espalier-worker-4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anExceptionFailsItsTrialAndIsToldToTheAlgorithm(int workers) {
        Recording recording = new Recording();
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(recording)
                .workers(workers)
                .start();
        study.run(20, child -> {
            if (child.get("x").equals(2)) {
                throw new IOException("no x");
            }
            return 1;
        });
        study.run(1, Spaces::sum);
        for (Trial trial : study.trials().subList(0, 20)) {
            boolean bad = trial.dna().get(0).picks().get(0).index() == 1;
            assertThat(trial.state()).isEqualTo(bad ? TrialState.FAILED : TrialState.COMPLETED);
            assertThat(trial.log().reason()).isEqualTo(bad ? "java.io.IOException: no x" : "");
        }
        assertThat(recording.outcomes).contains("Failed[message=java.io.IOException: no x]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void tooManyFailuresInARowEndTheRun(int workers) {
        Study<Map<String, Object>> study = random(workers).failureLimit(5).start();
        assertThatThrownBy(() -> study.run(1_000, child -> {
                    throw new IllegalStateException("boom");
                }))
                .isInstanceOf(StudyException.class)
                .hasMessageMatching("\\d+ trials failed in a row, the last one was trial \\d+: "
                        + "java.lang.IllegalStateException: boom. Repair the evaluation, or raise failureLimit")
                .hasCauseInstanceOf(IllegalStateException.class);
        int failed = study.trials().size();
        assertThat(failed).isBetween(5, 5 + workers);
        assertThat(study.run(10, Spaces::sum).trials()).as("usable").hasSize(failed + 10);
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        Study<Map<String, Object>> study = random(1).failureLimit(2).start();
        study.runSamples(20, sample -> {
            if (sample.id() % 2 == 0) {
                throw new IllegalStateException("boom");
            }
            sample.report(1);
        });
        assertThat(study.progress().failed()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aForgottenReportEndsTheRunAndNamesTheTrial(int workers) {
        Study<Map<String, Object>> study = random(workers).start();
        assertThatThrownBy(() -> study.runSamples(100, sample -> {
                    if (sample.id() != 3) {
                        sample.report(1);
                    }
                }))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Trial 3: expected a report before the next sample, found none.");
        assertThat(study.replay(3).trial().state()).isEqualTo(TrialState.FAILED);
    }

    @Test
    void aSecondReportEndsTheRun() {
        Study<Map<String, Object>> study = random(2).start();
        assertThatThrownBy(() -> study.runSamples(100, sample -> {
                    sample.report(1);
                    sample.report(2);
                }))
                .isInstanceOf(TrialEndedException.class);
    }

    @Test
    void infeasibleIsNotAFailure() {
        Study<Map<String, Object>> study = random(1).failureLimit(1).start();
        study.run(5, child -> {
            throw new IllegalArgumentException("wrapped", new InfeasibleException("does not fit"));
        });
        assertThat(study.trials()).extracting(Trial::state).containsOnly(TrialState.INFEASIBLE);
        assertThat(study.trials().get(0).log().reason()).isEqualTo("does not fit");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anErrorEndsTheRunAndItsTrial(int workers) {
        Study<Map<String, Object>> study = random(workers).start();
        assertThatThrownBy(() -> study.run(1_000, child -> {
                    throw new OutOfMemoryError("not really");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(study.trials())
                .hasSizeBetween(1, workers)
                .extracting(Trial::state)
                .containsOnly(TrialState.FAILED);
    }

    @Test
    void anInterruptedRunEndsItsTrialsAndCanBeContinued() throws InterruptedException {
        Study<Map<String, Object>> study = random(2).start();
        CountDownLatch started = new CountDownLatch(2);
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> {
            try {
                study.run(10, child -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                    return 1;
                });
            } catch (StudyException e) {
                thrown.add(e);
            }
        });
        caller.start();
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join();
        assertThat(thrown).singleElement().satisfies(e -> assertThat(e)
                .hasMessage("The run was interrupted; its trials have ended and the study can be continued"));
        assertThat(study.trials()).hasSize(2).extracting(Trial::state).containsOnly(TrialState.SKIPPED);
        assertThat(study.run(3, Spaces::sum).trials()).hasSize(5);
    }

    @Test
    void anInterruptedThreadEndsItsRunAfterTheTrial() {
        Study<Map<String, Object>> study = random(1).start();
        assertThatThrownBy(() -> study.run(10, child -> {
                    Thread.currentThread().interrupt();
                    return 1;
                }))
                .hasMessage("The run was interrupted after trial 1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(study.run(3, Spaces::sum).trials()).hasSize(4);
    }

    @Test
    void anExhaustedSpaceEndsTheRun() {
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(new GridSweep())
                .workers(3)
                .ordering(Ordering.byTrialId(2))
                .start();
        assertThat(study.run(100, Spaces::sum).trials()).hasSize(6);
    }

    @Test
    void theListenerHearsOfEveryTrialOutsideOfTheLock() {
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        Study<Map<String, Object>> study =
                random(4).progress(p -> done.add(p.done())).start();
        study.run(40, Spaces::sum);
        assertThat(done).hasSize(40).contains(40L);
        assertThat(study.progress().total()).hasValue(40);
        assertThat(study.progress().here()).isEqualTo(40);
    }

    /** Random search that records what it observes. */
    private static final class Recording implements Algorithm {
        private final Set<String> outcomes = ConcurrentHashMap.newKeySet();

        @Override
        public Proposer start(Problem problem) {
            Proposer inner = new RandomSearch().start(problem);
            return new Proposer() {
                @Override
                public List<org.espalier.algo.Proposal> propose(org.espalier.algo.Request request) {
                    return inner.propose(request);
                }

                @Override
                public void observe(List<org.espalier.algo.Observation> completed) {
                    completed.forEach(o -> outcomes.add(o.outcome().toString()));
                }
            };
        }
    }
}
