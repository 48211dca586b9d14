package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarpTest {
    @Test
    void keepsTheOrder() {
        double[] scores = new SplittableRandom(3)
                .doubles(200, -9, 1)
                .map(Math::exp)
                .map(y -> -1 / y)
                .toArray();
        double[] warped = Warp.normal(scores);
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (scores[i] < scores[j]) {
                    assertThat(warped[i]).isLessThanOrEqualTo(warped[j]);
                }
            }
        }
    }

    /** One terrible score of twenty leaves the others a spread of at least a half; without bending it is 1e-8. */
    @Test
    void aTerribleScoreDoesNotFlattenTheOthers() {
        double[] scores = IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
        scores[7] = -1e9;
        double[] warped = Warp.normal(scores);
        double[] others = IntStream.range(0, 20)
                .filter(i -> i != 7)
                .mapToDouble(i -> warped[i])
                .toArray();
        double spread = Arrays.stream(others).max().orElseThrow()
                - Arrays.stream(others).min().orElseThrow();
        assertThat(spread).isGreaterThan(0.5);
    }

    @Test
    void firstScoresHaveMeanZeroAndVarianceOne() {
        double[] warped = Warp.normal(new SplittableRandom(5).doubles(20).toArray());
        assertThat(Arrays.stream(warped).average().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(warped).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void survivesWhatStudiesReport() {
        for (double[] scores : new double[][] {
            {1},
            {2, 2, 2},
            {Double.NEGATIVE_INFINITY, 1, 2},
            {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY},
            {-Double.MAX_VALUE, 0, Double.MAX_VALUE},
            {0, 0, 0, 0, 0, 0, 0, 1},
            {1e-300, 2e-300, 3e-300}
        }) {
            for (double z : Warp.normal(scores)) {
                assertThat(z).as(Arrays.toString(scores)).isFinite();
            }
            for (double z : Warp.linear(scores)) {
                assertThat(z).as(Arrays.toString(scores)).isFinite();
            }
        }
    }
}
