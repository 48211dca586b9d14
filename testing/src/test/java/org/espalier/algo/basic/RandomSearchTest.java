package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.RandomSearch.Uniformity;
import org.espalier.geno.Dna;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new RandomSearch();
    }

    @Test
    void proposalsDependOnTheTrialAndNotOnTheBatch() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 5);
        Proposer proposer = problem.start(new RandomSearch());
        Dna third = proposer.propose(new Request(5, 1, 3, 0, List.of())).get(2).dna();
        assertThat((Object) proposer.propose(problem.request(3)).get(0).dna()).isEqualTo(third);
    }

    /** Standard error of a share of 20 000 draws is at most 0.0035; 5 of them: a false alarm in 10^6. */
    @Test
    void drawsUniformlyOverDecisionsOrOverChildren() {
        assertThat(shareOfDeep(Uniformity.DECISIONS)).isCloseTo(1.0 / 3, within(0.018));
        assertThat(shareOfDeep(Uniformity.CHILDREN)).isCloseTo(6.0 / 8, within(0.018));
    }

    private static double shareOfDeep(Uniformity over) {
        Problem problem = Problem.of(SpecShapes.conditional(), Objective.REWARD, 5);
        Proposer proposer = problem.start(new RandomSearch(over));
        int deep = 0;
        for (int trial = 1; trial <= 20_000; trial++) {
            Dna dna = proposer.propose(problem.request(trial)).get(0).dna();
            deep += dna.get(0).picks().get(0).index() == 2 ? 1 : 0;
        }
        return deep / 20_000.0;
    }
}
