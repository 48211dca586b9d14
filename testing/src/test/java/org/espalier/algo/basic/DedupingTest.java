package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DedupingTest {
    private static final DnaSpec SMALL = SpecShapes.finite().get("two choices");

    @Nested
    class OfRandom extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Deduping(new RandomSearch());
        }

        @Override
        protected boolean isExhaustive() {
            return true;
        }
    }

    @Nested
    class OfEvolution extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Deduping(new RegularizedEvolution(5, 2));
        }

        @Override
        protected boolean isExhaustive() {
            return true;
        }
    }

    @Nested
    class Reusing extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Deduping(new RegularizedEvolution(5, 2)).reusing();
        }
    }

    @Test
    void allowsAsManyCopiesAsAsked() {
        List<Dna> all = new ArrayList<>();
        Proposer proposer = Problem.of(SMALL, Objective.REWARD, 1).start(new Deduping(new RandomSearch()).copies(3));
        for (Proposal proposal : proposer.propose(new Request(1, 1, 100, 0, List.of()))) {
            all.add(proposal.dna());
        }
        assertThat(all).hasSize(18);
        for (Dna dna : all) {
            assertThat(all.stream().filter(dna::equals)).hasSize(3);
        }
    }

    @Test
    void doesNotTryWhatAHistoryTried() {
        Problem problem = Problem.of(SMALL, Objective.REWARD, 1);
        Proposer proposer = problem.start(new Deduping(new RandomSearch()));
        Proposal seen = Proposal.of(Dna.parse("[1, 1]"));
        proposer.observe(List.of(Observation.of(1, seen, Outcome.scored(1))));
        assertThat(proposer.propose(new Request(1, 2, 100, 0, List.of())))
                .hasSize(5)
                .doesNotContain(seen);
    }

    @Test
    void reusesTheRecordedOutcome() {
        Problem problem = Problem.of(SMALL, Objective.REWARD, 1);
        Proposer proposer = problem.start(new Deduping(new RandomSearch()).reusing());
        int evaluated = 0;
        for (int trial = 1; trial <= 100; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            Outcome outcome = Outcome.scored(proposal.dna().hashCode());
            if (proposal.known().isPresent()) {
                assertThat(proposal.known()).contains(outcome);
            } else {
                evaluated++;
            }
            proposer.observe(List.of(Observation.of(trial, proposal, outcome)));
        }
        assertThat(evaluated).isEqualTo(6);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new Deduping(new RandomSearch()).copies(0))
                .hasMessage("copies: expected int in [1, inf), found 0");
    }

    @Test
    void doesNotHideThatTheInnerAlgorithmHasOneObjective() {
        Problem two = new Problem(SMALL, List.of(Objective.maximize("accuracy"), Objective.minimize("latency")), 1);
        assertThatThrownBy(() -> two.start(new Deduping(new HillClimb())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objectives: expected exactly 1 for " + new HillClimb()
                        + ", found 2 [maximize accuracy, minimize latency]. Choose an algorithm for several objectives,"
                        + " or combine the metrics into one");
    }
}
