package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.just;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.space.SpaceException;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

/** What a study does around the algorithm: repairs, warm starts, costs, fronts. */
class StudyHelpTest {
    private static final Objective SUM = Objective.maximize("sum");

    private static Symbol<Map<String, Object>> pair(Object x, Object y) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("x", x);
        entries.put("y", y);
        return Symbols.dict(entries);
    }

    /** One child in twelve is accepted: those with {@code x + y = 20}. */
    private static SearchSpace<Map<String, Object>> narrow() {
        Object[] numbers = new Object[12];
        for (int i = 0; i < 12; i++) {
            numbers[i] = i + 4;
        }
        return SearchSpace.of(pair(oneOf(numbers), oneOf(numbers)))
                .constrained(child -> number(child, "x") + number(child, "y") == 20
                        ? Optional.empty()
                        : Optional.of("the sum is not 20"));
    }

    private static int number(Symbol<?> child, String key) {
        return ((Number) ((org.espalier.symbol.Literal<?>) child.at(key)).value()).intValue();
    }

    @Test
    void rejectedChildrenAreRepairedCloseBy() {
        Study<Map<String, Object>> study = Study.of(narrow())
                .algorithm(new RandomSearch())
                .repair(200)
                .seed(4)
                .start();
        int evaluated = 0;
        for (Sample<Map<String, Object>> sample : study.sample(100)) {
            assertThat(Spaces.sum(sample.value())).isEqualTo(20.0);
            sample.report(0);
            evaluated++;
        }
        assertThat(evaluated).isGreaterThan(95);
        assertThat(study.rejections()).containsOnlyKeys("the sum is not 20");
        long repaired = study.trials().stream()
                .filter(trial -> trial.log().notes().containsKey("repaired"))
                .count();
        long infeasible = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.INFEASIBLE)
                .count();
        assertThat(study.rejections().get("the sum is not 20")).isEqualTo(repaired + infeasible);
        assertThat(repaired).isGreaterThan(80);
    }

    @Test
    void withoutRepairRejectedChildrenAreInfeasibleAndCounted() {
        Study<Map<String, Object>> study =
                Study.of(narrow()).algorithm(new GridSweep()).start();
        study.run(144, child -> 1);
        assertThat(study.rejections()).isEqualTo(Map.of("the sum is not 20", 133L));
        assertThat(study.trials()).filteredOn(t -> t.state().isScored()).hasSize(11);
    }

    @Test
    void repairedTrialsAreTheSameForAnyNumberOfWorkers() {
        List<List<String>> runs = new ArrayList<>();
        for (int workers : new int[] {1, 4}) {
            Study<Map<String, Object>> study = Study.of(narrow())
                    .seed(9)
                    .repair(50)
                    .workers(workers)
                    .ordering(Ordering.byTrialId(4))
                    .start();
            study.run(60, child -> 1);
            runs.add(study.trials().stream()
                    .sorted(java.util.Comparator.comparingLong(t -> t.id()))
                    .map(t -> t.id() + " " + t.state() + " " + t.dna())
                    .toList());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1));
    }

    @Test
    void treesToStartFromAreTriedFirst() {
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .startFrom(pair(just(3), just(20)))
                .startFrom(pair(just(2), just(10)))
                .start();
        study.run(4, Spaces::sum);
        assertThat(study.trials().subList(0, 2))
                .extracting(trial -> trial.metrics().get("reward"))
                .containsExactly(23.0, 12.0);
    }

    @Test
    void aTreeThatIsNoChildIsRefused() {
        StudyBuilder<Map<String, Object>> builder =
                Study.of(Spaces.sixChildren()).startFrom(pair(just(4), just(20)));
        assertThatThrownBy(builder::start).isInstanceOf(SpaceException.class).hasMessageContaining("x");
    }

    @Test
    void aStudyLearnsFromOneOfASmallerSpace() {
        Study<Map<String, Object>> small =
                Study.of(Spaces.sixChildren()).algorithm(new GridSweep()).start();
        small.run(6, Spaces::sum);
        List<Observation> seen = new ArrayList<>();
        Symbol<Map<String, Object>> grown = pair(oneOf(0, 1, 2, 3), oneOf(20, 30));
        Study.of(grown).algorithm(recording(seen)).learnFrom(small).start().run(1, Spaces::sum);
        assertThat(seen)
                .extracting(Observation::dna, o -> o.outcome().score())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Dna.parse("[1, 0]"), 21.0),
                        org.assertj.core.groups.Tuple.tuple(Dna.parse("[2, 0]"), 22.0),
                        org.assertj.core.groups.Tuple.tuple(Dna.parse("[3, 0]"), 23.0));
    }

    @Test
    void theAlgorithmSeesStepsAndCosts() {
        List<Observation> seen = new ArrayList<>();
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(recording(seen))
                .objective(SUM)
                .costMetric("seconds")
                .start();
        study.runSamples(3, sample -> {
            sample.feedback().measure(1, Map.of("sum", 1.0));
            sample.feedback().measure(5, Map.of("sum", 2.0));
            sample.report(sample.id() == 2 ? Map.of("sum", 2.0) : Map.of("sum", 2.0, "seconds", 7.5));
        });
        assertThat(seen).extracting(Observation::step).containsExactly(5L, 5L);
        assertThat(seen).extracting(Observation::cost).containsExactly(7.5, Double.NaN);
    }

    @Test
    void theFrontHoldsWhatNothingBeats() {
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(new GridSweep())
                .objectives(Objective.maximize("good"), Objective.minimize("cost"))
                .start();
        double[][] values = {{1, 1}, {2, 2}, {2, 3}, {3, 5}, {3, 5}, {0, 4}};
        for (Sample<Map<String, Object>> sample : study.sample(6)) {
            double[] value = values[(int) sample.id() - 1];
            sample.report(Map.of("good", value[0], "cost", value[1]));
        }
        assertThat(study.front()).extracting(r -> r.trial().id()).containsExactly(4L, 2L, 1L);
    }

    private static Algorithm recording(List<Observation> seen) {
        return problem -> {
            Proposer inner = problem.start(new RandomSearch());
            return new Proposer() {
                @Override
                public List<Proposal> propose(Request request) {
                    return inner.propose(request);
                }

                @Override
                public void observe(List<Observation> completed) {
                    seen.addAll(completed);
                    inner.observe(completed);
                }
            };
        };
    }
}
