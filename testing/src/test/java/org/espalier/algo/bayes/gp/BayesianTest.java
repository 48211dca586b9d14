package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.espalier.testing.objectives.Functions;
import org.espalier.testing.objectives.SearchTask;
import org.junit.jupiter.api.Test;

class BayesianTest extends AlgorithmContract {
    private static final DnaSpec PLANE =
            DnaSpec.of(List.of(SpecShapes.real("x", 0, 1, Scale.LINEAR), SpecShapes.real("y", 0, 1, Scale.LINEAR)));

    @Override
    protected Algorithm algorithm() {
        return new Bayesian();
    }

    @Override
    protected int trials() {
        return 24;
    }

    /** Ten seeds of 25 trials; random search reaches 0.5 in the median. */
    @Test
    void findsTheMinimumOfBranin() {
        assertThat(median(Functions.branin(), new Bayesian(), 10, 40)).isLessThan(0.40);
        assertThat(median(Functions.branin(), new RandomSearch(), 10, 40)).isGreaterThan(0.45);
    }

    /** Forests are easy to set, networks are better: half of all seeds must find that out. */
    @Test
    void escapesTheBranchThatIsEasyToSet() {
        assertThat(median(Functions.condmix(), new Bayesian(), 5, 100)).isLessThan(0.075);
    }

    @Test
    void growsTheFrontOfTwoObjectives() {
        assertThat(median(Functions.zdt1(10), new Bayesian(), 3, 50)).isGreaterThan(5.9);
    }

    @Test
    void threeObjectivesAreMixed() {
        Problem problem = new Problem(
                PLANE, List.of(Objective.maximize("a"), Objective.maximize("b"), Objective.maximize("c")), 4);
        List<Dna> proposed = new ArrayList<>();
        run(problem, new Bayesian(), 40, dna -> {
            proposed.add(dna);
            double x = number(dna, 0);
            double y = number(dna, 1);
            return new Outcome.Scored(List.of(-x, -y, -Math.abs(x - y)));
        });
        assertThat(proposed.subList(30, 40)).anyMatch(dna -> number(dna, 0) < 0.1 && number(dna, 1) < 0.1);
    }

    /** The better half of the plane fails; its edge is where the best trials are, and a tenth of all random ones. */
    @Test
    void learnsWhereTrialsFail() {
        List<Dna> proposed = new ArrayList<>();
        run(Problem.of(PLANE, Objective.REWARD, 3), new Bayesian(), 50, dna -> {
            proposed.add(dna);
            double x = number(dna, 0);
            return x > 0.5 ? new Outcome.Failed("boom") : Outcome.scored(x - Math.abs(number(dna, 1) - 0.3));
        });
        List<Dna> last = proposed.subList(30, 50);
        assertThat(last.stream()
                        .filter(dna -> Math.abs(number(dna, 0) - 0.5) < 0.05)
                        .count())
                .isGreaterThanOrEqualTo(10);
        assertThat(last).anyMatch(dna -> number(dna, 0) > 0.499 && number(dna, 0) <= 0.5);
    }

    /** Two equally good places, one of them a hundred times as expensive. */
    @Test
    void prefersCheapTrialsIfAskedTo() {
        assertThat(expensive(new Bayesian().costAware(1000))).isLessThan(0.5 * expensive(new Bayesian()));
    }

    private static double expensive(Bayesian algorithm) {
        double total = 0;
        for (long seed = 0; seed < 6; seed++) {
            Problem problem = Problem.of(PLANE, Objective.REWARD, seed);
            Proposer proposer = problem.start(algorithm);
            for (int trial = 1; trial <= 30; trial++) {
                Proposal proposal = proposer.propose(problem.request(trial)).get(0);
                double x = number(proposal.dna(), 0);
                double off = Math.min(Math.abs(x - 0.2), Math.abs(x - 0.8)) + Math.abs(number(proposal.dna(), 1) - 0.5);
                total += trial > 10 && x > 0.5 ? 1 : 0;
                proposer.observe(List.of(
                        new Observation(trial, proposal.dna(), Outcome.scored(-off), Map.of(), 0, Math.pow(100, x))));
            }
        }
        return total;
    }

    @Test
    void noBatchRepeatsItselfNorWhatIsPending() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 8);
        Proposer proposer = problem.start(new Bayesian());
        for (int trial = 1; trial <= 12; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(trial % 5))));
        }
        List<Dna> pending = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            for (Proposal proposal : proposer.propose(new Request(8, 13 + 4 * batch, 4, 0, List.copyOf(pending)))) {
                pending.add(proposal.dna());
            }
        }
        assertThat(pending).hasSize(12).doesNotHaveDuplicates();
    }

    /** Ten thousand observations of which at most 22 are modelled; ten random trials come that close once in 50. */
    @Test
    void longHistoriesAreCutShort() {
        Problem problem = Problem.of(PLANE, Objective.REWARD, 5);
        Proposer proposer = problem.start(new Bayesian().points(20));
        Proposer random = problem.start(new RandomSearch());
        for (int trial = 1; trial <= 10_000; trial++) {
            observe(proposer, trial, random.propose(problem.request(trial)).get(0));
        }
        List<Double> close = new ArrayList<>();
        for (int trial = 10_001; trial <= 10_010; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            close.add(Math.abs(number(proposal.dna(), 0) - 0.7));
            observe(proposer, trial, proposal);
        }
        assertThat(close).anyMatch(off -> off < 0.001);
    }

    private static void observe(Proposer proposer, long trial, Proposal proposal) {
        double off = number(proposal.dna(), 0) - 0.7;
        proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(-off * off))));
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new Bayesian().startup(0)).hasMessage("startup: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Bayesian().points(3)).hasMessage("points: expected int in [16, inf), found 3");
        assertThatThrownBy(() -> new Bayesian().costAware(-1))
                .hasMessage("costTrials: expected int in [0, inf), found -1");
    }

    private interface Evaluation {
        Outcome of(Dna dna);
    }

    private static void run(Problem problem, Algorithm algorithm, int trials, Evaluation evaluation) {
        Proposer proposer = problem.start(algorithm);
        for (int trial = 1; trial <= trials; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            proposer.observe(List.of(Observation.of(trial, proposal, evaluation.of(proposal.dna()))));
        }
    }

    private static double number(Dna dna, int index) {
        return ((FloatValue) dna.get(index)).value();
    }

    private static double median(SearchTask task, Algorithm algorithm, int seeds, int trials) {
        double[] last = LongStream.range(0, seeds)
                .mapToDouble(seed -> task.run(algorithm, seed, trials)[trials - 1])
                .sorted()
                .toArray();
        return (last[(seeds - 1) / 2] + last[seeds / 2]) / 2;
    }
}
