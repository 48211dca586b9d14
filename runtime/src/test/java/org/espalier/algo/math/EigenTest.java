package org.espalier.algo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EigenTest {
    @Test
    void valuesAndVectorsMakeTheMatrix() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] a = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextDouble(-1, 1);
                a[j][i] = a[i][j];
            }
        }
        Eigen eigen = Eigen.of(a).orElseThrow();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += eigen.vectors()[i][k] * eigen.values()[k] * eigen.vectors()[j][k];
                }
                assertThat(sum).isEqualTo(a[i][j], within(1e-12));
            }
        }
        assertThat(eigen.values()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
    }

    @Test
    void matricesThatAreNotFiniteHaveNoDecomposition() {
        assertThat(Eigen.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}})).isEmpty();
        assertThat(Eigen.of(new double[][] {{Double.POSITIVE_INFINITY, 0}, {0, 1}}))
                .isEmpty();
    }
}
