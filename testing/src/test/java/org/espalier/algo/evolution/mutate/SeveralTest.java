package org.espalier.algo.evolution.mutate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class SeveralTest {
    private static final DnaSpec SPEC = SpecShapes.nasBench201();

    /** The number of applications is geometric, cut at 3: 1/2, 1/4, 1/4. Tolerance 0.02 of 20 000: 5.6 standard errors. */
    @Test
    void appliesTheMutationAGeometricNumberOfTimes() {
        int[] applied = new int[1];
        Mutator counting = (dna, turn) -> {
            applied[0]++;
            return dna;
        };
        Mutator several = new Several(counting, 0.5, 3);
        RandomGenerator random = new SplittableRandom(4);
        int[] times = new int[4];
        Dna dna = DnaSampler.overDecisions().sample(SPEC, random);
        for (int i = 0; i < 20_000; i++) {
            applied[0] = 0;
            several.mutate(dna, Turn.of(SPEC, random));
            times[applied[0]]++;
        }
        assertThat(times[1] / 20_000.0).isBetween(0.48, 0.52);
        assertThat(times[2] / 20_000.0).isBetween(0.23, 0.27);
        assertThat(times[3] / 20_000.0).isBetween(0.23, 0.27);
    }

    @Test
    void resultsFit() {
        RandomGenerator random = new SplittableRandom(4);
        for (DnaSpec spec : SpecShapes.all().values()) {
            Dna dna = DnaSampler.overDecisions().sample(spec, random);
            for (int i = 0; i < 200; i++) {
                dna = new Several(new PointMutation(), 0.7, 5).mutate(dna, Turn.of(spec, random));
                assertThat(spec.check(dna)).isEmpty();
            }
        }
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new Several(new PointMutation(), 1, 2))
                .hasMessage("more: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Several(new PointMutation(), 0.5, 0))
                .hasMessage("most: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new PointMutation(0)).hasMessage("step: expected float in (0, inf), found 0.0");
    }
}
