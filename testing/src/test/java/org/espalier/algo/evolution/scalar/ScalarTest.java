package org.espalier.algo.evolution.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ScalarTest {
    private static final RandomGenerator RANDOM = new SplittableRandom(3);

    @Test
    void computes() {
        Scalar step = Scalar.STEP;
        assertThat(step.times(2).plus(1).at(7, RANDOM)).isEqualTo(15);
        assertThat(step.minus(10).abs().negate().at(4, RANDOM)).isEqualTo(-6);
        assertThat(step.negate().mod(4).at(3, RANDOM)).isEqualTo(1);
        assertThat(Scalar.of(2).power(step).log(Scalar.of(2)).at(5, RANDOM)).isEqualTo(5);
        assertThat(step.over(2).floor().plus(step.over(2).ceil()).at(5, RANDOM)).isEqualTo(5);
        assertThat(step.sqrt().at(49, RANDOM)).isEqualTo(7);
        assertThat(step.sin().at(0, RANDOM)
                        + step.cos().at(0, RANDOM)
                        + step.exp().at(0, RANDOM))
                .isEqualTo(2);
    }

    @Test
    void stepWiseIsAPureFunction() {
        StepWise phases = StepWise.of(
                Phase.of(3, 5), new Phase(4, Scalar.STEP), Phase.of(0, 9), new Phase(2, Schedules.linear(2)));
        double[] expected = {5, 5, 5, 0, 1, 2, 3, 1, 0.5, 0.5, 0.5};
        for (int step = expected.length - 1; step >= 0; step--) {
            assertThat(phases.at(step, RANDOM)).as("step %d", step).isEqualTo(expected[step]);
        }
        StepWise scaled = StepWise.over(10, Phase.of(1, 1), Phase.of(4, 2));
        assertThat(scaled.at(1, RANDOM)).isEqualTo(1);
        assertThat(scaled.at(2, RANDOM)).isEqualTo(2);
        assertThatThrownBy(() -> StepWise.of(Phase.of(0, 1)))
                .hasMessage("phases: expected at least 1 of 1 step or more, found [Phase[steps=0, value=1]]");
        assertThatThrownBy(() -> Phase.of(-1, 1)).hasMessage("steps: expected int in [0, inf), found -1");
    }

    /** Means of 40 000 draws within 6 standard errors. */
    @Test
    void randomOnesDrawFromTheStreamTheyAreGiven() {
        mean(Schedules.uniform(2, 4), 3, 0.58);
        mean(Schedules.uniformInt(1, 6), 3.5, 1.71);
        mean(Schedules.triangular(0, 3, 0), 1, 0.71);
        mean(Schedules.gaussian(-1, 2), -1, 2);
        mean(Schedules.logNormal(0, 0.5), Math.exp(0.125), 0.61);
        Scalar any = Schedules.uniform(0, 1);
        assertThat(any.at(1, new SplittableRandom(1))).isEqualTo(any.at(2, new SplittableRandom(1)));
        assertThatThrownBy(() -> Schedules.uniform(2, 1))
                .hasMessage("range: expected finite low <= high, found [2.0, 1.0]");
        assertThatThrownBy(() -> Schedules.triangular(0, 1, 2))
                .hasMessage("mode: expected float in [0.0, 1.0], found 2.0");
    }

    @Test
    void isAValueThatPrintsAsAFormula() {
        assertThat(Schedules.cosineDecay(20, 2, 0.5)).isEqualTo(Schedules.cosineDecay(20, 2, 0.5));
        assertThat(Schedules.linear(20)).hasToString("(1 + (step * -0.05))");
        assertThat(Schedules.staircaseDecay(0.5, 5, 1)).hasToString("(1 * (0.5 ^ floor(step / 5)))");
        assertThat(StepWise.of(Phase.of(3, 1))).hasToString("stepwise(3: 1)");
        assertThat(Schedules.uniform(0, 1)).hasToString("uniform(0.0, 1.0)");
        assertThatThrownBy(() -> Schedules.linear(0)).hasMessage("steps: expected int in [1, inf), found 0");
    }

    private static void mean(Scalar scalar, double expected, double deviation) {
        double sum = 0;
        for (int i = 0; i < 40_000; i++) {
            sum += scalar.at(i, RANDOM);
        }
        double tolerance = 6 * deviation / 200;
        assertThat(sum / 40_000).as("mean of %s", scalar).isBetween(expected - tolerance, expected + tolerance);
    }
}
