package org.espalier.algo.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.espalier.testing.objectives.Functions;
import org.espalier.testing.objectives.SearchTask;
import org.junit.jupiter.api.Test;

class CmaEsTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new CmaEs();
    }

    @Override
    protected int trials() {
        return 60;
    }

    @Test
    void convergesOnTheSphereAndOnAnEllipsoidOfConditionAMillion() {
        assertThat(trialsTo(Functions.sphere(5), 1e-10, 3000)).isLessThan(3000);
        assertThat(trialsTo(Functions.ellipsoid(5), 1e-10, 6000)).isLessThan(6000);
    }

    /** The bounds are the third quartiles of Optuna 4.9 (20 seeds each) on the same problems. */
    @Test
    void isAsGoodAsOtherImplementations() {
        assertThat(median(Functions.branin(), 200)).isLessThanOrEqualTo(0.398);
        assertThat(median(Functions.hartmann6(), 200)).isLessThanOrEqualTo(-3.23);
        assertThat(median(Functions.ackley10Shifted(), 100)).isLessThanOrEqualTo(13.03);
    }

    @Test
    void hasADistributionForEachBranch() {
        assertThat(median(Functions.condmix(), 100)).isLessThan(0.08);
    }

    /** One-sided sign test over 15 seeds: random search wins at most 3; by chance that happens with probability 0.018. */
    @Test
    void beatsRandomSearch() {
        SearchTask task = Functions.hartmann6();
        long wins = IntStream.range(0, 15)
                .filter(seed -> task.run(new CmaEs(), seed, 100)[99] < task.run(new RandomSearch(), seed, 100)[99])
                .count();
        assertThat(wins).isGreaterThanOrEqualTo(12);
    }

    @Test
    void integersKeepMovingUntilTheyAreRight() {
        DnaSpec spec = DnaSpec.of(IntStream.range(0, 5)
                .mapToObj(i -> SpecShapes.integer("i" + i, 0, 20, 1, Scale.LINEAR))
                .toList());
        Problem problem = Problem.of(spec, Objective.REWARD, 3);
        Proposer proposer = problem.start(new CmaEs());
        double best = Double.NEGATIVE_INFINITY;
        for (int trial = 1; trial <= 600; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            double score = 0;
            for (int i = 0; i < 5; i++) {
                double off = ((IntValue) proposal.dna().get(i)).value() - (3 + 3 * i);
                score -= off * off * Math.pow(10, i - 2);
            }
            best = Math.max(best, score);
            proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(score))));
        }
        assertThat(best).isEqualTo(0);
    }

    @Test
    void startsAnewElsewhereWhenItHasConverged() {
        assertThat(spreadOfTheLast(new CmaEs(CmaEs.Restarts.NONE))).isLessThan(0.01);
        assertThat(spreadOfTheLast(new CmaEs(CmaEs.Restarts.IPOP))).isGreaterThan(1);
        assertThat(spreadOfTheLast(new CmaEs(CmaEs.Restarts.BIPOP))).isGreaterThan(1);
    }

    private static double spreadOfTheLast(Algorithm algorithm) {
        SearchTask task = Functions.sphere(2);
        Problem problem = task.problem(1);
        Proposer proposer = problem.start(algorithm);
        double worst = 0;
        for (int trial = 1; trial <= 1200; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            double[] values = task.evaluate(proposal.dna());
            worst = trial > 600 ? Math.max(worst, values[0]) : 0;
            proposer.observe(List.of(Observation.of(trial, proposal, task.outcome(values))));
        }
        return worst;
    }

    /** Constants of the tutorial's table 1, computed independently for 10 dimensions and a population of 10. */
    @Test
    void constantsAreThoseOfTheTutorial() {
        Weights weights = Weights.of(10, 10, false);
        assertThat(weights.mass()).isEqualTo(3.1672992814107035, within(1e-9));
        assertThat(weights.pathRate()).isEqualTo(5.1672992814107035 / 18.1672992814107035, within(1e-9));
        assertThat(weights.damping()).isEqualTo(1 + weights.pathRate(), within(1e-9));
        assertThat(Arrays.stream(weights.recombination(), 0, 5).sum()).isEqualTo(1, within(1e-12));
        assertThat(Arrays.stream(weights.recombination(), 5, 10)).allMatch(w -> w <= 0);
        assertThat(weights.rankOne()).isEqualTo(2 / (11.3 * 11.3 + 3.1672992814107035), within(1e-9));
    }

    @Test
    void aSkeletonAndItsNumbersMakeTheWhole() {
        for (DnaSpec spec : SpecShapes.all().values()) {
            for (int seed = 0; seed < 20; seed++) {
                Dna dna = DnaSampler.overDecisions().sample(spec, new SplittableRandom(seed));
                Dna skeleton = Skeleton.of(spec, dna);
                assertThat(Skeleton.of(spec).check(skeleton)).isEmpty();
                List<Decision> numbers = new ArrayList<>();
                Skeleton.read(spec, dna, numbers);
                assertThat(Skeleton.numbers(spec, skeleton)).hasSameSizeAs(numbers);
                assertThat(Skeleton.fill(spec, skeleton, point -> numbers.remove(0)))
                        .isEqualTo(dna);
            }
        }
    }

    @Test
    void refusesAStepThatMakesNoSense() {
        assertThatThrownBy(() -> new CmaEs(0, CmaEs.Restarts.NONE, new RandomSearch()))
                .hasMessage("sigma: expected float in (0, 1], found 0.0");
    }

    private static int trialsTo(SearchTask task, double target, int most) {
        Problem problem = task.problem(1);
        Proposer proposer = problem.start(new CmaEs());
        for (int trial = 1; trial <= most; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            double[] values = task.evaluate(proposal.dna());
            if (values[0] <= target) {
                return trial;
            }
            proposer.observe(List.of(Observation.of(trial, proposal, task.outcome(values))));
        }
        return most;
    }

    private static double median(SearchTask task, int trials) {
        double[] finals = new double[11];
        Arrays.setAll(finals, seed -> task.run(new CmaEs(), seed, trials)[trials - 1]);
        Arrays.sort(finals);
        return finals[5];
    }
}
