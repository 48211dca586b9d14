package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.OneChange;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.geno.Dna;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class HillClimbTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new HillClimb();
    }

    /** With all candidates ranked alike in six choices, every walk ends at the top after at most 24 neighbours a step. */
    @Test
    void reachesTheTopOfASmoothSpace() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 4);
        Proposer proposer = problem.start(new HillClimb());
        double best = 0;
        for (int trial = 1; trial <= 250; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            double score = sum(proposal.dna());
            best = Math.max(best, score);
            proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(score))));
        }
        assertThat(best).isEqualTo(24);
    }

    @Test
    void triesNoNeighbourTwice() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 4);
        Proposer proposer = problem.start(new HillClimb());
        Proposal top = proposer.propose(problem.request(1)).get(0);
        proposer.observe(List.of(Observation.of(1, top, Outcome.scored(1))));
        java.util.Set<Dna> tried = new java.util.HashSet<>();
        for (int trial = 2; trial <= 21; trial++) {
            Proposal neighbour = proposer.propose(problem.request(trial)).get(0);
            assertThat(tried.add(neighbour.dna())).isTrue();
            proposer.observe(List.of(Observation.of(trial, neighbour, Outcome.scored(0))));
        }
    }

    @Test
    void refusesPatienceBelowOne() {
        assertThatThrownBy(() -> new HillClimb(OneChange.DEFAULT, 0))
                .hasMessage("patience: expected int in [1, inf), found 0");
    }

    private static double sum(Dna dna) {
        return dna.decisions().stream()
                .mapToInt(decision -> decision.picks().get(0).index())
                .sum();
    }
}
