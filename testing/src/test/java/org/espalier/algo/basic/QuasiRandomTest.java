package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class QuasiRandomTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new QuasiRandom();
    }

    @Test
    void everyNumberMeetsEveryIntervalOnce() {
        DnaSpec spec =
                DnaSpec.of(List.of(SpecShapes.real("a", 0, 1, Scale.LINEAR), SpecShapes.real("b", 1e-4, 1, Scale.LOG)));
        Problem problem = Problem.of(spec, Objective.REWARD, 12);
        Proposer proposer = problem.start(new QuasiRandom());
        BitSet first = new BitSet();
        BitSet second = new BitSet();
        for (int trial = 1; trial <= 32; trial++) {
            Dna dna = proposer.propose(problem.request(trial)).get(0).dna();
            first.set((int) (32 * ((FloatValue) dna.get(0)).value()));
            second.set((int) (32 * (1 + Math.log10(((FloatValue) dna.get(1)).value()) / 4)));
        }
        assertThat(first.cardinality()).isEqualTo(32);
        assertThat(second.cardinality()).isEqualTo(32);
    }

    @Test
    void candidatesTakeTurns() {
        Problem problem = Problem.of(
                DnaSpec.of(
                        List.of(SpecShapes.choose("x", 1, 4, true, false), SpecShapes.choose("y", 1, 2, true, false))),
                Objective.REWARD,
                3);
        Proposer proposer = problem.start(new QuasiRandom());
        int[] pairs = new int[8];
        for (int trial = 1; trial <= 64; trial++) {
            Dna dna = proposer.propose(problem.request(trial)).get(0).dna();
            pairs[
                    2 * dna.get(0).picks().get(0).index()
                            + dna.get(1).picks().get(0).index()]++;
        }
        assertThat(pairs).containsOnly(8);
    }

    @Test
    void proposalsDependOnTheTrialAndNotOnTheBatch() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 5);
        Proposer proposer = problem.start(new QuasiRandom());
        Dna third = proposer.propose(new Request(5, 1, 3, 0, List.of())).get(2).dna();
        assertThat((Object) problem.start(new QuasiRandom())
                        .propose(problem.request(3))
                        .get(0)
                        .dna())
                .isEqualTo(third);
    }
}
