package org.espalier.algo.bayes.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void keepsTheBestAndTheLatest() {
        History history = new History(10, 3, 1);
        for (int i = 0; i < 1000; i++) {
            history.add(new double[] {i < 3 ? 100 - i : Double.NEGATIVE_INFINITY, i});
        }
        assertThat(history.size()).isEqualTo(10);
        assertThat(history.scored()).isEqualTo(3);
        assertThat(IntStream.range(0, 10).mapToDouble(i -> history.scores(history.byAge()[i])[1]))
                .containsExactly(0.0, 1.0, 2.0, 993.0, 994.0, 995.0, 996.0, 997.0, 998.0, 999.0);
        assertThat(IntStream.range(0, 3).mapToDouble(i -> history.score(history.byScore()[i])))
                .containsExactly(100.0, 99.0, 98.0);
    }

    @Test
    void keepsTheFrontOfSeveralObjectives() {
        History history = new History(4, 3, 2);
        history.add(new double[] {9, 0});
        history.add(new double[] {0, 9});
        for (int i = 0; i < 100; i++) {
            history.add(new double[] {1, -1 - 1.0 / (i + 1)});
        }
        assertThat(IntStream.range(0, 4).mapToDouble(i -> history.scores(history.byAge()[i])[0]))
                .containsSequence(9.0, 0.0);
    }

    @Test
    void equalScoresKeepTheirOrder() {
        History history = new History(5, 2, 1);
        for (int i = 0; i < 4; i++) {
            history.add(new double[] {7});
        }
        assertThat(IntStream.range(0, 4).map(i -> history.byScore()[i])).containsExactly(0, 1, 2, 3);
    }

    /** Inclusion and exclusion on random boxes: the volume of two points is the sum of theirs less the common part. */
    @Test
    void hypervolumesAddUp() {
        SplittableRandom random = new SplittableRandom(1);
        double[] zero = {0, 0, 0};
        for (int i = 0; i < 100; i++) {
            double[] a = random.doubles(3).toArray();
            double[] b = random.doubles(3).toArray();
            double common = 1;
            for (int m = 0; m < 3; m++) {
                common *= Math.min(a[m], b[m]);
            }
            assertThat(Fronts.hypervolume(List.of(a, b), zero, 3))
                    .isEqualTo(a[0] * a[1] * a[2] + b[0] * b[1] * b[2] - common, within(1e-12));
        }
    }

    @Test
    void theBestAreWholeFrontsThenThoseThatAddMost() {
        double[][] points = {{0, 0}, {3, 1}, {1, 3}, {2.9, 1.1}, {0.5, 0.5}, {2, 2}};
        assertThat(Fronts.best(points, 4)).containsExactlyInAnyOrder(1, 2, 3, 5);
        assertThat(Fronts.best(points, 5)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(Fronts.best(points, 3)).contains(5).doesNotContain(0, 4);
        assertThat(Fronts.contributions(new double[][] {{3, 1}, {2.9, 1.05}, {1, 3}})[1])
                .as("1.9 x 0.05, as a share of the 0.2 x 1.95 that the last point adds")
                .isCloseTo(0.095 / 0.39, within(1e-9));
    }
}
