package org.espalier.algo.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class RegularizedEvolutionTest extends AlgorithmContract {
    private static final DnaSpec SPEC = SpecShapes.nasBench201();

    @Override
    protected Algorithm algorithm() {
        return new RegularizedEvolution();
    }

    @Test
    void mutatesTheBestOfATournamentOfAll() {
        Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
        Proposer proposer = problem.start(new RegularizedEvolution(4, 4));
        Dna best = dna(4);
        proposer.observe(List.of(seen(dna(0), 1), seen(best, 9), seen(dna(1), 2), seen(dna(2), 3)));
        for (int trial = 5; trial < 50; trial++) {
            assertThat(distance(
                            best,
                            proposer.propose(problem.request(trial)).get(0).dna()))
                    .isEqualTo(1);
        }
    }

    @Test
    void theOldestLeavesHoweverGoodItIs() {
        Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
        Proposer proposer = problem.start(new RegularizedEvolution(3, 3));
        proposer.observe(List.of(seen(dna(4), 9), seen(dna(0), 1), seen(dna(1), 2), seen(dna(2), 3)));
        assertThat(distance(dna(2), proposer.propose(problem.request(5)).get(0).dna()))
                .isEqualTo(1);
    }

    @Test
    void failuresRankLastAndSkippedTrialsStayOut() {
        Problem problem = Problem.of(SPEC, Objective.REWARD, 1);
        Proposer proposer = problem.start(new RegularizedEvolution(3, 3));
        proposer.observe(List.of(
                new Observation(1, dna(4), new Outcome.Infeasible("no"), Map.of()),
                new Observation(2, dna(3), new Outcome.Skipped("no"), Map.of()),
                new Observation(3, dna(2), new Outcome.Failed("no"), Map.of()),
                seen(dna(0), -1e300)));
        assertThat(distance(dna(0), proposer.propose(problem.request(5)).get(0).dna()))
                .isEqualTo(1);
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertThatThrownBy(() -> new RegularizedEvolution(10, 1))
                .hasMessage("tournament: expected int in [2, inf), found 1");
        assertThatThrownBy(() -> new RegularizedEvolution(5, 10))
                .hasMessage("population: expected int in [10, inf), because a tournament has 10 members, found 5");
    }

    @Test
    void choosesSizesForABudget() {
        assertThat(RegularizedEvolution.forBudget(50)).isEqualTo(new RegularizedEvolution(10, 3));
        assertThat(RegularizedEvolution.forBudget(200)).isEqualTo(new RegularizedEvolution(25, 8));
        assertThat(RegularizedEvolution.forBudget(10_000)).isEqualTo(new RegularizedEvolution(50, 16));
    }

    private static Observation seen(Dna dna, double score) {
        return new Observation(1, dna, Outcome.scored(score), Map.of());
    }

    private static Dna dna(int index) {
        return Dna.of(IntStream.range(0, 6)
                .mapToObj(i -> org.espalier.geno.Decision.Chosen.of(index))
                .toList());
    }

    private static long distance(Dna a, Dna b) {
        return IntStream.range(0, 6).filter(i -> !a.get(i).equals(b.get(i))).count();
    }
}
