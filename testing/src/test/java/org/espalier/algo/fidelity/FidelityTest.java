package org.espalier.algo.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.TrialBudget;
import org.espalier.geno.Decision.FloatValue;
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

class FidelityTest {
    private static final Rungs RUNGS = Rungs.of(1, 9, 3);
    private static final DnaSpec SPEC = DnaSpec.of(List.of(SpecShapes.real("x", 0, 1, Scale.LINEAR)));

    @Nested
    class HalvingContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new SuccessiveHalving(RUNGS);
        }
    }

    @Nested
    class HyperbandContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Hyperband(RUNGS);
        }
    }

    @Nested
    class AshaContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Asha(RUNGS);
        }
    }

    @Nested
    class BohbContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Bohb(RUNGS);
        }
    }

    @Test
    void budgetsGrowByEtaUpToTheLargest() {
        assertThat(Rungs.of(3, 52, 3).budgets()).containsExactly(3L, 9L, 27L, 52L);
        assertThat(Rungs.of(1, 1, 2).budgets()).containsExactly(1L);
        assertThat(Rungs.of(1, Long.MAX_VALUE, 4).budgets()).hasSize(33).endsWith(Long.MAX_VALUE);
        assertThatThrownBy(() -> Rungs.of(0, 9, 3)).hasMessage("budgets: expected 1 <= min <= max, found [0, 9]");
        assertThatThrownBy(() -> new Rungs(List.of(3L, 3L), 3))
                .hasMessage("budgets: expected increasing numbers in [1, inf), found [3, 3]");
    }

    @Test
    void halvingPromotesTheBestThirdOfEachRung() {
        Run run = new Run(new SuccessiveHalving(RUNGS), 13);
        assertThat(run.perBudget()).containsExactly(Map.entry(1L, 9), Map.entry(3L, 3), Map.entry(9L, 1));
        List<Double> first = run.scores.subList(0, 9).stream().sorted().toList();
        assertThat(run.scores.subList(9, 12)).containsExactly(first.get(8), first.get(7), first.get(6));
        assertThat(run.scores.get(12)).isEqualTo(first.get(8));
        assertThat(run.budgets.get(12).resumes()).isEqualTo(OptionalLong.of(10));
    }

    /** Three rungs: 9 DNA from the first, 5 from the second, 3 at once at the last. */
    @Test
    void hyperbandStartsAtEveryRungInTurn() {
        Run run = new Run(new Hyperband(RUNGS), 13 + 6 + 3);
        assertThat(run.perBudget()).containsExactly(Map.entry(1L, 9), Map.entry(3L, 8), Map.entry(9L, 1 + 1 + 3));
    }

    @Test
    void ashaPromotesAsSoonAsOneInThreeMayGoOn() {
        Run run = new Run(new Asha(RUNGS), 40);
        assertThat(run.budgets.subList(0, 4).stream().map(TrialBudget::budget)).containsExactly(1L, 1L, 1L, 3L);
        assertThat(run.scores.get(3))
                .isEqualTo(
                        run.scores.subList(0, 3).stream().max(Double::compare).orElseThrow());
        Map<Long, Integer> counts = run.perBudget();
        assertThat(counts.get(3L)).isBetween(counts.get(1L) / 3, counts.get(1L) / 3 + 3);
    }

    @Test
    void workersNeverWait() {
        for (Algorithm algorithm : List.of(new SuccessiveHalving(RUNGS), new Hyperband(RUNGS), new Asha(RUNGS))) {
            Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
            assertThat(problem.start(algorithm).propose(new Request(1, 1, 40, 0, List.of())))
                    .as("%s", algorithm)
                    .hasSize(40);
        }
    }

    @Test
    void whatFailedDoesNotGoOn() {
        for (Algorithm algorithm : List.of(new SuccessiveHalving(RUNGS), new Hyperband(RUNGS), new Asha(RUNGS))) {
            Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
            Proposer proposer = problem.start(algorithm);
            Map<Dna, Boolean> failed = new TreeMap<>();
            for (int trial = 1; trial <= 100; trial++) {
                Proposal proposal = proposer.propose(problem.request(trial)).get(0);
                boolean bad = trial % 2 == 0;
                if (TrialBudget.of(proposal.notes()).orElseThrow().resumes().isPresent()) {
                    assertThat(failed).containsEntry(proposal.dna(), false);
                } else {
                    failed.put(proposal.dna(), bad);
                }
                boolean fails = failed.get(proposal.dna());
                proposer.observe(List.of(Observation.of(
                        trial, proposal, fails ? new Outcome.Failed("boom") : Outcome.scored(x(proposal.dna())))));
            }
        }
    }

    @Test
    void aRunIsRecoveredFromItsHistory() {
        for (Algorithm algorithm :
                List.of(new SuccessiveHalving(RUNGS), new Hyperband(RUNGS), new Asha(RUNGS), new Bohb(RUNGS))) {
            for (int length : new int[] {5, 9, 12, 13, 17, 30}) {
                Problem problem = Problem.of(SPEC, Objective.REWARD, 3);
                Proposer first = problem.start(algorithm);
                List<Observation> history = new ArrayList<>();
                for (int trial = 1; trial <= length; trial++) {
                    Proposal proposal = first.propose(problem.request(trial)).get(0);
                    history.add(Observation.of(trial, proposal, Outcome.scored(x(proposal.dna()))));
                    first.observe(List.of(history.get(trial - 1)));
                }
                Proposer second = problem.start(algorithm);
                second.observe(history);
                assertThat(second.propose(problem.request(length + 1)))
                        .as("%s after %d trials", algorithm, length)
                        .isEqualTo(first.propose(problem.request(length + 1)));
            }
        }
    }

    @Test
    void withSeveralObjectivesTheFrontGoesOn() {
        Problem problem = new Problem(SPEC, List.of(Objective.maximize("accuracy"), Objective.minimize("latency")), 1);
        for (Algorithm algorithm : List.of(new SuccessiveHalving(RUNGS), new Asha(RUNGS))) {
            Proposer proposer = problem.start(algorithm);
            double[][] scores = {{0, 0}, {1, 5}, {5, 1}, {0, 1}, {3, 3}, {1, 1}, {0, 4}, {2, 2}, {0, 3}};
            List<Proposal> proposals = proposer.propose(new Request(1, 1, 9, 0, List.of()));
            for (int i = 0; i < 9; i++) {
                Outcome outcome = new Outcome.Scored(List.of(scores[i][0], scores[i][1]));
                proposer.observe(List.of(Observation.of(i + 1, proposals.get(i), outcome)));
            }
            assertThat(proposer.propose(new Request(1, 10, 3, 0, List.of())))
                    .as("%s", algorithm)
                    .extracting(Proposal::dna)
                    .containsExactly(
                            proposals.get(1).dna(),
                            proposals.get(2).dna(),
                            proposals.get(4).dna());
        }
    }

    @Test
    void aRefusedProposalIsMadeAgain() {
        for (Algorithm algorithm : List.of(new SuccessiveHalving(RUNGS), new Asha(RUNGS))) {
            Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
            Proposer proposer = problem.start(algorithm);
            List<Proposal> proposals = proposer.propose(new Request(1, 1, 9, 0, List.of()));
            for (int i = 0; i < 9; i++) {
                proposer.observe(List.of(Observation.of(i + 1, proposals.get(i), Outcome.scored(i))));
            }
            Request request = new Request(1, 10, 1, 0, List.of());
            Proposal promoted = proposer.propose(request).get(0);
            assertThat(promoted.dna()).isEqualTo(proposals.get(8).dna());
            assertThat(proposer.propose(request.retry(1))).containsExactly(promoted);
        }
    }

    @Test
    void samplesSayHowFarToGoAndWhatToContinue() {
        Study<Double> study =
                Study.of(Hypers.floatv(0, 1)).algorithm(new Asha(RUNGS)).start();
        Map<Long, Long> reached = new TreeMap<>();
        for (Sample<Double> sample : study.sample(60)) {
            long budget = sample.budget().orElseThrow();
            sample.resumes().ifPresent(parent -> assertThat(reached.get(parent)).isEqualTo(budget / 3));
            reached.put(sample.id(), budget);
            sample.report(sample.value() * budget);
        }
        assertThat(reached).containsValues(1L, 3L, 9L);
        for (Sample<Double> sample : Study.of(Hypers.floatv(0, 1)).start().sample(1)) {
            assertThat(sample.budget()).isEmpty();
            assertThat(sample.resumes()).isEmpty();
            sample.report(1);
        }
    }

    private static double x(Dna dna) {
        return ((FloatValue) dna.get(0)).value();
    }

    /** One worker, scores equal to the number itself. */
    private static final class Run {
        final List<TrialBudget> budgets = new ArrayList<>();
        final List<Double> scores = new ArrayList<>();

        Run(Algorithm algorithm, int trials) {
            Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
            Proposer proposer = problem.start(algorithm);
            for (int trial = 1; trial <= trials; trial++) {
                Proposal proposal = proposer.propose(problem.request(trial)).get(0);
                budgets.add(TrialBudget.of(proposal.notes()).orElseThrow());
                scores.add(x(proposal.dna()));
                proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(x(proposal.dna())))));
            }
        }

        Map<Long, Integer> perBudget() {
            Map<Long, Integer> counts = new TreeMap<>();
            budgets.forEach(budget -> counts.merge(budget.budget(), 1, Integer::sum));
            return counts;
        }
    }
}
