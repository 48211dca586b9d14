package org.espalier.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.algo.auto.Auto;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.basic.Switching;
import org.espalier.algo.bayes.gp.Bayesian;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.algo.cma.CmaEs;
import org.espalier.algo.evolution.Nsga2;
import org.espalier.algo.evolution.Nsga3;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.hyper.Hypers;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AutoTest {
    private static final DnaSpec MIXED = SpecShapes.all().get("mixed");

    @Nested
    class Contract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Auto();
        }

        @Override
        protected int trials() {
            return 40;
        }
    }

    @Test
    void sweepsWhereEverythingCanBeTried() {
        DnaSpec cells = SpecShapes.nasBench201();
        assertThat(chosen(new Auto().trials(15_625), cells))
                .hasToString(
                        "Switching[phases=[Phase[trials=15625, algorithm=GridSweep[pointsPerFloat=10, pointsPerInt=2147483647,"
                                + " shard=0, shards=1, sequence=SHUFFLED]], Phase[trials=9223372036854775807,"
                                + " algorithm=RandomSearch[over=DECISIONS]]]]");
        assertThat(chosen(new Auto().trials(15_624), cells))
                .isEqualTo(Switching.first(100, new Bayesian())
                        .then(Long.MAX_VALUE, new Deduping(new RegularizedEvolution()))
                        .last(new RandomSearch()));
        DnaSpec six = SpecShapes.finite().get("two choices");
        Problem problem = problem(six, 1);
        List<Dna> first = problem.start(new Auto()).propose(new Request(1, 1, 6, 0, List.of())).stream()
                .map(Proposal::dna)
                .toList();
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void evolvesWhereModelsTakeTooLong() {
        DnaSpec large = DnaSpec.of(IntStream.range(0, 300)
                .mapToObj(i -> SpecShapes.choose("c" + i, 1, 3, true, false))
                .toList());
        assertThat(chosen(new Auto().trials(400), large)).isEqualTo(new Deduping(RegularizedEvolution.forBudget(400)));
        assertThat(chosen(new Auto().trials(50_000), MIXED))
                .isEqualTo(new Deduping(RegularizedEvolution.forBudget(20_000)));
        assertThat(new Auto().choose(problem(large, 2)).algorithm()).isEqualTo(new Nsga2());
    }

    @Test
    void modelsWhereTrialsAreFew() {
        assertThat(chosen(new Auto(), MIXED)).isEqualTo(model());
        assertThat(chosen(new Auto().workers(64), MIXED)).isEqualTo(new Tpe());
        assertThat(new Auto().choose(problem(MIXED, 2)).algorithm())
                .isEqualTo(Switching.first(100, new Bayesian()).last(new Nsga2()));
        assertThat(new Auto().choose(problem(MIXED, 4)).algorithm())
                .isEqualTo(Switching.first(100, new Bayesian()).last(new Nsga3()));
    }

    @Test
    void learnsTheCovarianceOfNumbersWhereTrialsAreMany() {
        Algorithm covariance = Switching.first(100, new Bayesian()).last(new CmaEs());
        assertThat(chosen(new Auto(), numbers(10))).isEqualTo(covariance);
        assertThat(chosen(new Auto(), numbers(11))).isEqualTo(model());
        assertThat(chosen(new Auto().trials(199), numbers(2))).isEqualTo(model());
        assertThat(chosen(new Auto().trials(200), numbers(2))).isEqualTo(covariance);
    }

    @Test
    void saysWhy() {
        assertThat(new Auto(200, 4).choose(problem(MIXED, 1)).why())
                .isEqualTo(
                        "trials are few: a Gaussian process for the first 100, then evolution, whose cost does not grow"
                                + " (7 decisions, 200 trials, 4 workers)");
        assertThat(new Auto()
                        .choose(problem(SpecShapes.finite().get("two choices"), 1))
                        .why())
                .isEqualTo(
                        "all children can be tried, each once in random order before any a second time (2 decisions, 6"
                                + " children, unknown number of trials)");
    }

    @Test
    void aStudyUsesItUnlessItIsToldOtherwise() {
        Study<Double> study =
                Study.of(Hypers.floatv(0, 1)).trials(12).workers(2).start();
        for (Sample<Double> sample : study.sample()) {
            sample.report(-Math.abs(sample.value() - 0.3));
        }
        assertThat(study.algorithm()).isEqualTo(model());
        assertThat(study)
                .asString()
                .contains(", chosen because trials are few: ")
                .contains("(1 decision, 12 trials, 2 workers)");
        Study<Double> named =
                Study.of(Hypers.floatv(0, 1)).algorithm(new RandomSearch()).start();
        assertThat(named).asString().doesNotContain("chosen because");
    }

    @Test
    void refusesSettingsOutsideTheirRanges() {
        assertThatThrownBy(() -> new Auto(-1, 1)).hasMessage("trials: expected int in [0, inf), found -1");
        assertThatThrownBy(() -> new Auto(1, 0)).hasMessage("workers: expected int in [1, inf), found 0");
    }

    private static Algorithm model() {
        return Switching.first(100, new Bayesian()).last(new Deduping(new RegularizedEvolution()));
    }

    private static Algorithm chosen(Auto auto, DnaSpec spec) {
        return auto.choose(problem(spec, 1)).algorithm();
    }

    private static Problem problem(DnaSpec spec, int objectives) {
        return new Problem(
                spec,
                IntStream.range(0, objectives)
                        .mapToObj(i -> Objective.maximize("f" + i))
                        .toList(),
                1);
    }

    private static DnaSpec numbers(int count) {
        return DnaSpec.of(IntStream.range(0, count)
                .mapToObj(i -> SpecShapes.real("x" + i, 0, 1, Scale.LINEAR))
                .toList());
    }
}
