package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

class WarmStartTest {
    private static final DnaSpec SMALL = SpecShapes.finite().get("two choices");
    private static final Problem PROBLEM = Problem.of(SMALL, Objective.REWARD, 1);

    @Nested
    class OfNothing extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new WarmStart(new RegularizedEvolution(5, 2), List.of(), List.of());
        }
    }

    @Test
    void theFirstDnaComeFirstInTheirOrderAlsoInBatches() {
        List<Dna> first = List.of(Dna.parse("[1, 1]"), Dna.parse("[0, 1]"), Dna.parse("[1, 0]"));
        Algorithm algorithm = new WarmStart(new GridSweep(), first, List.of());
        Proposer run = PROBLEM.start(algorithm);
        List<Proposal> got = new ArrayList<>(run.propose(PROBLEM.request(1)));
        got.addAll(run.propose(new Request(1, 2, 4, 0, List.of())));
        assertThat(got).extracting(Proposal::dna).startsWith(first.toArray(Dna[]::new));
        assertThat(got.subList(3, 5))
                .isEqualTo(PROBLEM.start(new GridSweep()).propose(new Request(1, 4, 2, 0, List.of())));
    }

    @Test
    void aRecoveredRunDoesNotRepeatWhatWasTried() {
        List<Dna> first = List.of(Dna.parse("[1, 1]"), Dna.parse("[0, 1]"));
        Proposer run = PROBLEM.start(new WarmStart(new RandomSearch(), first, List.of()));
        run.observe(List.of(new Observation(1, first.get(0), Outcome.scored(1), Map.of())));
        assertThat(run.propose(PROBLEM.request(2)).get(0).dna()).isEqualTo(first.get(1));
    }

    @Test
    void knownOutcomesTeachTheInnerAlgorithm() {
        List<Observation> known = SMALL.size().isPresent()
                ? List.of(
                        new Observation(-1, Dna.parse("[1, 1]"), Outcome.scored(5), Map.of()),
                        new Observation(-2, Dna.parse("[0, 0]"), Outcome.scored(1), Map.of()))
                : List.of();
        Proposer run = PROBLEM.start(new WarmStart(new Deduping(new GridSweep()), List.of(), known));
        assertThat(run.propose(new Request(1, 1, 100, 0, List.of())))
                .extracting(Proposal::dna)
                .doesNotContain(Dna.parse("[1, 1]"), Dna.parse("[0, 0]"))
                .isNotEmpty();
    }

    @Test
    void dnaOfAnotherSpaceIsRefused() {
        assertThatThrownBy(() -> PROBLEM.start(new WarmStart(new RandomSearch(), List.of(Dna.parse("[7]")), List.of())))
                .hasMessageContaining("expected");
    }

    @Test
    void printsTheInnerAlgorithmAndTheSizesOnly() {
        assertThat(new WarmStart(new GridSweep(), List.of(Dna.parse("[1, 1]")), List.of()))
                .hasToString("WarmStart[inner=" + new GridSweep() + ", first=1, known=0]");
    }
}
