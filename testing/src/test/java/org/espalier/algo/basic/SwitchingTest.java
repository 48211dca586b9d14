package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
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
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SwitchingTest {
    private static final DnaSpec SPEC = SpecShapes.nasBench201();
    private static final Problem PROBLEM = Problem.of(SPEC, Objective.REWARD, 5);

    @Nested
    class Contract extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return Switching.first(10, new GridSweep())
                    .then(20, new HillClimb())
                    .last(new RandomSearch());
        }
    }

    @Test
    void thePhaseFollowsFromTheTrial() {
        Proposer run = PROBLEM.start(Switching.first(2, new GridSweep()).last(new RandomSearch()));
        List<Proposal> batch = run.propose(new Request(5, 1, 4, 0, List.of()));
        Proposer sweep = PROBLEM.start(new GridSweep());
        Proposer random = PROBLEM.start(new RandomSearch());
        assertThat(batch.subList(0, 2)).isEqualTo(sweep.propose(new Request(5, 1, 2, 0, List.of())));
        assertThat(batch.subList(2, 4)).isEqualTo(random.propose(new Request(5, 3, 2, 0, List.of())));
    }

    @Test
    void refusesObjectivesThatAPhaseCannotHandle() {
        Problem two = new Problem(SPEC, List.of(Objective.maximize("a"), Objective.minimize("b")), 1);
        assertThatThrownBy(
                        () -> two.start(Switching.first(9, new RandomSearch()).last(new HillClimb())))
                .hasMessageStartingWith("objectives: expected exactly 1 for HillClimb");
    }

    @Test
    void everyAlgorithmObservesEverything() {
        Proposer switching =
                PROBLEM.start(Switching.first(30, new RandomSearch()).last(new HillClimb()));
        Proposer alone = PROBLEM.start(new HillClimb());
        for (int trial = 1; trial <= 30; trial++) {
            Proposal proposal = switching.propose(PROBLEM.request(trial)).get(0);
            List<Observation> news = List.of(Observation.of(trial, proposal, Outcome.scored(trial)));
            switching.observe(news);
            alone.observe(news);
        }
        assertThat(switching.propose(PROBLEM.request(31))).isEqualTo(alone.propose(PROBLEM.request(31)));
    }

    @Test
    void theNextTakesOverWhereOneIsExhausted() {
        DnaSpec six = SpecShapes.finite().get("two choices");
        Problem problem = Problem.of(six, Objective.REWARD, 1);
        Proposer run = problem.start(Switching.first(50, new GridSweep()).last(new RandomSearch()));
        assertThat(run.propose(new Request(1, 1, 20, 0, List.of()))).hasSize(20);
        Proposer ending = problem.start(Switching.first(50, new GridSweep()));
        assertThat(ending.propose(new Request(1, 1, 20, 0, List.of()))).hasSize(6);
    }

    @Test
    void aShuffledSweepVisitsEachChildOnceAndContinues() {
        List<Dna> seen = new ArrayList<>();
        for (int shard = 0; shard < 3; shard++) {
            GridSweep sweep = new GridSweep().shuffled().shard(shard, 3);
            Proposer run = PROBLEM.start(sweep);
            List<Proposal> proposals = run.propose(new Request(5, 1, 20_000, 0, List.of()));
            proposals.forEach(proposal -> seen.add(proposal.dna()));
            Proposer resumed = PROBLEM.start(sweep);
            resumed.observe(List.of(Observation.of(1, proposals.get(7), Outcome.scored(0))));
            assertThat(resumed.propose(PROBLEM.request(2))).containsExactly(proposals.get(8));
        }
        assertThat(seen).hasSize(15_625).doesNotHaveDuplicates();
    }

    /** The places of a shuffled sweep are uncorrelated with its numbers: |correlation| of 5000 beyond 0.08 is 1 in 10^8. */
    @Test
    void aShuffledSweepIsInNoOrder() {
        for (long seed = 0; seed < 5; seed++) {
            IndexShuffle shuffle = new IndexShuffle(BigInteger.valueOf(5000), seed);
            double sum = 0;
            for (int i = 0; i < 5000; i++) {
                BigInteger number = shuffle.at(BigInteger.valueOf(i));
                assertThat(shuffle.placeOf(number)).isEqualTo(i);
                sum += (i - 2499.5) * (number.intValue() - 2499.5);
            }
            assertThat(sum / 5000 / (5000.0 * 5000 / 12)).isBetween(-0.08, 0.08);
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new Switching(List.of())).hasMessage("phases: expected at least 1, found none");
        assertThatThrownBy(() -> Switching.first(-1, new RandomSearch()))
                .hasMessage("trials: expected int in [0, inf), found -1");
        assertThatThrownBy(() -> new IndexShuffle(BigInteger.TWO.pow(130), 1))
                .hasMessageStartingWith("space: expected at most 2^124 children for a random order, found ");
    }
}
