package org.espalier.algo.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.NasBench201;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicySearchTest {
    @Nested
    class ReinforceContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Reinforce();
        }
    }

    @Nested
    class PpoContract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Ppo();
        }
    }

    /** The targets are figures of other implementations; 100 fixed seeds. */
    @Test
    void findsGoodCells() throws IOException {
        var table = NasBench201.load();
        assumeThat(table)
                .as("the table nasbench201/nb201.csv is not in the folder of the system property espalier.data")
                .isPresent();
        for (Algorithm algorithm : List.of(new Reinforce(), new Ppo())) {
            assertThat(mean(table.get(), algorithm, 200)).as("%s", algorithm).isLessThanOrEqualTo(0.7);
            assertThat(mean(table.get(), algorithm, 500)).as("%s", algorithm).isLessThanOrEqualTo(0.15);
        }
    }

    private static double mean(NasBench201 table, Algorithm algorithm, int trials) {
        return LongStream.rangeClosed(1, 100)
                .mapToDouble(seed -> table.regret(algorithm, seed, trials))
                .average()
                .orElseThrow();
    }

    /** A run that is started anew and told the history in one piece goes on as the old one would have. */
    @Test
    void aRunIsRecoveredFromItsHistory() {
        DnaSpec spec = SpecShapes.all().get("mixed");
        Problem problem = Problem.of(spec, Objective.REWARD, 4);
        for (Algorithm algorithm : List.of(new Reinforce(), new Ppo())) {
            Proposer first = problem.start(algorithm);
            List<Observation> history = new ArrayList<>();
            for (int trial = 1; trial <= 70; trial++) {
                Proposal proposal = first.propose(problem.request(trial)).get(0);
                Outcome outcome = trial % 7 == 0
                        ? new Outcome.Failed("boom")
                        : Outcome.scored(Math.floorMod(proposal.dna().toString().hashCode(), 100));
                history.add(Observation.of(trial, proposal, outcome));
                first.observe(List.of(history.get(trial - 1)));
            }
            Proposer second = problem.start(algorithm);
            second.observe(history);
            assertThat(second.propose(problem.request(71))).isEqualTo(first.propose(problem.request(71)));
        }
    }

    @Test
    void aFailedTrialIsTheWorstAndInfinityTheBestSoFar() {
        Scores scores = new Scores();
        assertThat(scores.reward(new Outcome.Failed("boom"))).isEmpty();
        assertThat(scores.reward(Outcome.scored(3))).hasValue(3);
        assertThat(scores.reward(Outcome.scored(-2))).hasValue(-2);
        assertThat(scores.reward(new Outcome.Infeasible("no"))).hasValue(-2);
        assertThat(scores.reward(Outcome.scored(Double.POSITIVE_INFINITY))).hasValue(3);
        assertThat(scores.reward(new Outcome.Skipped("later"))).isEmpty();
    }

    @Test
    void aRewardThatNeverChangesTeachesNothing() {
        DnaSpec spec = SpecShapes.nasBench201();
        for (Algorithm algorithm : List.of(new Reinforce(0.05, 0.9, 0), new Ppo(0.1, 5, 4, 0.2, 0))) {
            Problem problem = Problem.of(spec, Objective.REWARD, 1);
            PolicyProposer run = (PolicyProposer) problem.start(algorithm);
            for (int trial = 1; trial <= 40; trial++) {
                Proposal proposal = run.propose(problem.request(trial)).get(0);
                run.observe(List.of(new Observation(trial, proposal.dna(), Outcome.scored(1), Map.of())));
            }
            assertThat(run.policy().describe().values()).allMatch(line -> line.startsWith("0 0.200, 1 0.200"));
        }
    }

    @Test
    void refusesSettingsOutsideTheirRanges() {
        assertThatThrownBy(() -> new Reinforce(0, 0.9, 0)).hasMessage("rate: expected float in (0, inf), found 0.0");
        assertThatThrownBy(() -> new Reinforce(1, 1, 0)).hasMessage("decay: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Ppo(1, 20, 4, 1, 0)).hasMessage("clip: expected float in (0, 1), found 1.0");
        assertThatThrownBy(() -> new Ppo(1, 20, 4, 0.2, -1))
                .hasMessage("entropy: expected float in [0, inf), found -1.0");
    }
}
