package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImprovementTest {
    /** Computed with 80 digits. */
    @ParameterizedTest
    @CsvSource({
        "3, 1.0987396653277078",
        "0, -0.91893853320467274",
        "-1, -2.4851210257126413",
        "-5, -16.74430116266099",
        "-24.9, -317.35848574266734",
        "-25.1, -322.37440987246407",
        "-60, -1809.1084601822722",
        "-99.9, -5000.1325784000638",
        "-100.1, -5020.1365772022327",
        "-1000, -500014.73445209116",
        "-1e6, -500000000028.54996"
    })
    void logarithmIsExactInTheTails(double z, double expected) {
        assertThat(Improvement.log(z)).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected) * 1e-3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 0.5, -2, -20, -40, -150})
    void slopeIsTheDerivative(double z) {
        double step = 1e-5;
        double difference = (Improvement.log(z + step) - Improvement.log(z - step)) / (2 * step);
        assertThat(Improvement.slope(z)).isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "-5, -5.000001", "3, -200", "-700, -701"})
    void differencesOfExponentials(double a, double b) {
        double expected = a + Math.log(-Math.expm1(b - a));
        assertThat(Improvement.logDifference(a, b)).isCloseTo(expected, within(1e-12));
    }
}
