package org.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every algorithm promises. Extend it and supply the algorithm; override {@link #isExhaustive} if it ends by itself
 * on finite spaces.
 */
public abstract class AlgorithmContract {
    private static final int SPACES = 200;
    private static final int BATCH = 1000;

    /** Returns the algorithm under test; equal ones at each call. */
    protected abstract Algorithm algorithm();

    /** Returns whether a run on a finite space ends after each DNA was proposed exactly once. */
    protected boolean isExhaustive() {
        return false;
    }

    /** Returns how many trials each run of the suite has; 150 by default, fewer are enough for a costly algorithm. */
    protected int trials() {
        return 150;
    }

    /** Returns how many observations a run must survive; 100 000 by default, the system property has the last word. */
    protected int observations() {
        return Integer.getInteger("espalier.contract.observations", 100_000);
    }

    @TestFactory
    Stream<DynamicTest> proposalsFitTheSpec() {
        return onAll(spec -> {
            for (Dna dna : run(spec, 7, trials())) {
                assertThat(spec.check(dna)).as("violations of %s", dna).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> sameSeedGivesSameRun() {
        return onAll(spec -> assertThat(run(spec, 3, trials())).isEqualTo(run(spec, 3, trials())));
    }

    @TestFactory
    Stream<DynamicTest> survivesEveryOutcomeInAnyOrder() {
        return onAll(spec -> {
            Problem problem = problem(spec, 11);
            Proposer proposer = problem.start(algorithm());
            List<Observation> held = new ArrayList<>();
            Random order = new Random(5);
            for (int trial = 1; trial <= trials(); trial++) {
                List<Proposal> proposals = proposer.propose(problem.request(trial));
                if (proposals.isEmpty()) {
                    break;
                }
                assertThat(spec.check(proposals.get(0).dna())).isEmpty();
                held.add(Observation.of(trial, proposals.get(0), anyOutcome(trial)));
                if (trial % 5 == 0) {
                    Collections.shuffle(held, order);
                    proposer.observe(held.subList(0, held.size() / 2));
                    held = new ArrayList<>(held.subList(held.size() / 2, held.size()));
                }
            }
            proposer.observe(held);
        });
    }

    @TestFactory
    Stream<DynamicTest> acceptsAHistoryItDidNotPropose() {
        return onAll(spec -> {
            Problem problem = problem(spec, 2);
            Proposer proposer = problem.start(algorithm());
            List<Observation> history = new ArrayList<>();
            for (int trial = 1; trial <= 60; trial++) {
                Dna dna = DnaSampler.overDecisions()
                        .sample(spec, problem.request(1000 + trial).random(0));
                history.add(new Observation(trial, dna, anyOutcome(trial), Map.of()));
            }
            proposer.observe(history);
            for (Proposal proposal : proposer.propose(problem.request(61))) {
                assertThat(spec.check(proposal.dna())).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> answersABatchWithAtMostAsManyProposals() {
        return onAll(spec -> {
            Problem problem = problem(spec, 2);
            Proposer proposer = problem.start(algorithm());
            List<Proposal> batch = proposer.propose(new Request(2, 1, 4, 0, List.of()));
            assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(4);
            for (Proposal proposal : batch) {
                assertThat(spec.check(proposal.dna())).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> finiteSpacesEndIfItSaysSo() {
        return SpecShapes.finite().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    if (isExhaustive()) {
                        int size = shape.getValue().size().orElseThrow().intValueExact();
                        List<Dna> all = run(shape.getValue(), 1, size + 10);
                        assertThat(all).hasSize(size).doesNotHaveDuplicates();
                    } else {
                        assertThat(run(shape.getValue(), 1, 40)).hasSize(40);
                    }
                }));
    }

    @Test
    void searchesWithTwoObjectivesOrSaysThatItCannot() {
        Problem two = new Problem(
                SpecShapes.nasBench201(), List.of(Objective.maximize("accuracy"), Objective.minimize("latency")), 1);
        Proposer proposer;
        try {
            proposer = two.start(algorithm());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("objectives: expected exactly 1 for ");
            return;
        }
        for (int trial = 1; trial <= 60; trial++) {
            Proposal proposal = proposer.propose(two.request(trial)).get(0);
            Outcome outcome = new Outcome.Scored(List.of(score(proposal.dna()), -1.0 * trial));
            proposer.observe(List.of(Observation.of(trial, proposal, outcome)));
        }
    }

    @Test
    void isAValue() {
        assertThat(algorithm()).isEqualTo(algorithm()).hasSameHashCodeAs(algorithm());
        assertThat(algorithm().toString()).startsWith(algorithm().getClass().getSimpleName());
    }

    @Test
    void twoRunsOfOneAlgorithmAreIndependent() {
        Algorithm shared = algorithm();
        DnaSpec spec = SpecShapes.nasBench201();
        Proposer first = problem(spec, 1).start(shared);
        Proposer second = problem(spec, 1).start(shared);
        Problem problem = problem(spec, 1);
        for (int trial = 1; trial <= 30; trial++) {
            Proposal proposal = first.propose(problem.request(trial)).get(0);
            first.observe(List.of(Observation.of(trial, proposal, Outcome.scored(score(proposal.dna())))));
        }
        assertThat(second.propose(problem.request(1)))
                .isEqualTo(problem.start(algorithm()).propose(problem.request(1)));
    }

    @Test
    void searchesTwoHundredGeneratedSpaces() {
        int number = 0;
        for (DnaSpec spec : GeneratedSpecs.of(SPACES, 1)) {
            List<Dna> run = runInBatches(spec, number);
            assertThat(runInBatches(spec, number))
                    .as("second run on space %s: %s", number, spec)
                    .isEqualTo(run);
            number++;
        }
    }

    /** Proposals of batches of one to three, of which the last one stays pending; all kinds of outcomes. */
    private List<Dna> runInBatches(DnaSpec spec, long seed) {
        Problem problem = problem(spec, seed);
        Proposer proposer = problem.start(algorithm());
        List<Dna> proposed = new ArrayList<>();
        List<Observation> pending = new ArrayList<>();
        while (proposed.size() < Math.min(trials(), 20)) {
            int trial = proposed.size() + 1;
            List<Dna> open = pending.stream().map(Observation::dna).toList();
            List<Proposal> batch = proposer.propose(new Request(seed, trial, 1 + trial % 3, 0, open));
            if (batch.isEmpty()) {
                break;
            }
            for (Proposal proposal : batch) {
                assertThat(spec.check(proposal.dna()))
                        .as("violations of %s in %s", proposal.dna(), spec)
                        .isEmpty();
                proposed.add(proposal.dna());
                pending.add(Observation.of(proposed.size(), proposal, outcome(proposed.size(), proposal.dna())));
            }
            proposer.observe(List.copyOf(pending.subList(0, pending.size() - 1)));
            pending.subList(0, pending.size() - 1).clear();
        }
        return proposed;
    }

    private static Outcome outcome(int trial, Dna dna) {
        return trial % 4 == 0 ? anyOutcome(trial) : Outcome.scored(score(dna));
    }

    @Test
    void survivesManyObservations() {
        DnaSpec spec = SpecShapes.all().get("mixed");
        Problem problem = problem(spec, 4);
        Proposer proposer = problem.start(algorithm());
        List<Dna> known = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            known.add(DnaSampler.overDecisions()
                    .sample(spec, problem.request(1000 + i).random(0)));
        }
        for (int trial = 1; trial <= observations(); ) {
            List<Observation> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++, trial++) {
                Dna dna = known.get(i);
                batch.add(new Observation(trial, dna, outcome(trial, dna), Map.of()));
            }
            proposer.observe(batch);
        }
        for (int i = 1; i <= 3; i++) {
            for (Proposal proposal : proposer.propose(problem.request(observations() + i))) {
                assertThat(spec.check(proposal.dna())).isEmpty();
            }
        }
    }

    private Stream<DynamicTest> onAll(ShapeTest test) {
        return SpecShapes.all().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> test.run(shape.getValue())));
    }

    private List<Dna> run(DnaSpec spec, long seed, int trials) {
        Problem problem = problem(spec, seed);
        Proposer proposer = problem.start(algorithm());
        List<Dna> proposed = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            List<Proposal> proposals = proposer.propose(problem.request(trial));
            if (proposals.isEmpty()) {
                break;
            }
            Dna dna = proposals.get(0).dna();
            proposed.add(dna);
            proposer.observe(List.of(Observation.of(trial, proposals.get(0), Outcome.scored(score(dna)))));
        }
        return proposed;
    }

    private static Problem problem(DnaSpec spec, long seed) {
        return Problem.of(spec, Objective.REWARD, seed);
    }

    /** An objective without meaning that depends on the DNA alone. */
    private static double score(Dna dna) {
        return Math.floorMod(dna.toString().hashCode(), 1000) / 1000.0;
    }

    private static Outcome anyOutcome(int trial) {
        return switch (trial % 6) {
            case 0 -> new Outcome.Infeasible("no");
            case 1 -> new Outcome.Failed("boom");
            case 2 -> new Outcome.Skipped("later");
            case 3 -> Outcome.scored(Double.NEGATIVE_INFINITY);
            default -> Outcome.scored(trial % 10);
        };
    }

    private interface ShapeTest {
        void run(DnaSpec spec);
    }
}
