package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    @Test
    void neighboursFitTheSpec() {
        for (int number = 0; number < 100; number++) {
            DnaSpec spec = RandomSpecs.of(number);
            SplittableRandom random = new SplittableRandom(number);
            Dna dna = DnaSampler.overDecisions().sample(spec, random);
            for (Dna neighbour : Exchanges.of(spec, dna, 500, random)) {
                assertThat(spec.check(neighbour)).isEmpty();
            }
        }
    }

    @Test
    void countsOfNeighbours() {
        assertThat(neighbours(SpecShapes.nasBench201(), "[0, 1, 2, 3, 4, 0]", 500))
                .hasSize(24)
                .doesNotHaveDuplicates();
        assertThat(neighbours(SpecShapes.finite().get("distinct sorted"), "[{0 1}]", 500))
                .hasSize(4);
        assertThat(neighbours(SpecShapes.finite().get("distinct"), "[{0 1}]", 500))
                .hasSize(5);
        assertThat(neighbours(SpecShapes.nasBench201(), "[0, 1, 2, 3, 4, 0]", 7))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    /** From every DNA of a finite space all others can be reached. */
    @Test
    void allChildrenAreConnected() {
        for (DnaSpec spec : SpecShapes.finite().values()) {
            SplittableRandom random = new SplittableRandom(6);
            Set<Dna> reached = new HashSet<>();
            Deque<Dna> open =
                    new ArrayDeque<>(List.of(DnaSampler.overDecisions().sample(spec, random)));
            while (!open.isEmpty()) {
                Dna dna = open.pop();
                if (reached.add(dna)) {
                    for (int i = 0; i < 8; i++) {
                        open.addAll(Exchanges.of(spec, dna, 1000, random));
                    }
                }
            }
            assertThat(reached).hasSize(spec.size().orElseThrow().intValueExact());
        }
    }

    private static List<Dna> neighbours(DnaSpec spec, String dna, int most) {
        return Exchanges.of(spec, Dna.parse(dna), most, new SplittableRandom(2));
    }
}
