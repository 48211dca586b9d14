package org.espalier.algo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SobolTest {
    @Test
    void everyPowerOfTwoIsStratifiedInEachDimension() {
        Sobol sobol = new Sobol(40, 7);
        for (int dimension = 0; dimension < 40; dimension++) {
            BitSet strata = new BitSet();
            for (int i = 0; i < 64; i++) {
                strata.set((int) (sobol.at(i)[dimension] * 64));
            }
            assertThat(strata.cardinality()).as("dimension %d", dimension).isEqualTo(64);
        }
    }

    @Test
    void firstTwoDimensionsFillEverySquare() {
        Sobol sobol = new Sobol(2, 99);
        BitSet squares = new BitSet();
        for (int i = 0; i < 64; i++) {
            double[] point = sobol.at(i);
            squares.set((int) (point[0] * 8) * 8 + (int) (point[1] * 8));
        }
        assertThat(squares.cardinality()).isEqualTo(64);
    }

    @Test
    void aPointIsAFunctionOfSeedAndIndex() {
        Sobol forward = new Sobol(3, 5);
        double[] fifth = new double[3];
        for (int i = 0; i < 10; i++) {
            double[] point = forward.at(i);
            if (i == 5) {
                fifth = point;
            }
        }
        assertThat(new Sobol(3, 5).at(5)).isEqualTo(fifth);
        assertThat(new Sobol(3, 6).at(5)).isNotEqualTo(fifth);
    }

    /** The mean of 4,000 uniform numbers is off by 0.0146 (3.2 standard deviations) once in 700 runs. */
    @Test
    void thePointOfOneIndexIsUniformOverSeeds() {
        double sum = 0;
        for (int seed = 0; seed < 4000; seed++) {
            sum += new Sobol(1, seed).at(0)[0];
        }
        assertThat(sum / 4000).isBetween(0.5 - 0.0146, 0.5 + 0.0146);
    }

    @Test
    void refusesTooManyDimensions() {
        assertThatThrownBy(() -> new Sobol(30_000, 1))
                .hasMessage("dimensions: expected int in [1, 21201], found 30000");
    }
}
