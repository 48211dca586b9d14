package org.espalier.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.HillClimb;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Search quality on a real table, over fixed seeds; thresholds are figures of other implementations on this table. */
class RegretTest {
    private Optional<NasBench201> table = Optional.empty();

    @BeforeEach
    void load() throws IOException {
        table = NasBench201.load();
        assumeThat(table)
                .as("the table nasbench201/nb201.csv is not in the folder of the system property espalier.data")
                .isPresent();
    }

    /** The expectation of the best of n draws is known exactly; the mean of 400 runs is within 2 standard errors. */
    @Test
    void randomSearchMeetsItsExpectation() {
        double[] regrets = regrets(new RandomSearch(), 200, 400);
        double mean = mean(regrets);
        double deviation = Math.sqrt(LongStream.range(0, regrets.length)
                        .mapToDouble(i -> Math.pow(regrets[(int) i] - mean, 2))
                        .sum()
                / (regrets.length - 1));
        double error = deviation / Math.sqrt(regrets.length);
        assertThat(mean).isBetween(1.53 - 2 * error, 1.53 + 2 * error);
    }

    @Test
    void evolutionFindsTheBestCellWithin200Trials() {
        assertThat(mean(regrets(new RegularizedEvolution(), 200, 100))).isLessThanOrEqualTo(0.10);
        assertThat(mean(regrets(new Deduping(new RegularizedEvolution()), 200, 100)))
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void climbingFindsAGoodCellWithin100Trials() {
        assertThat(mean(regrets(new HillClimb(), 100, 100))).isLessThanOrEqualTo(0.25);
    }

    private double[] regrets(Algorithm algorithm, int trials, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> table.orElseThrow().regret(algorithm, seed, trials))
                .toArray();
    }

    private static double mean(double[] values) {
        return LongStream.range(0, values.length)
                .mapToDouble(i -> values[(int) i])
                .average()
                .orElseThrow();
    }
}
