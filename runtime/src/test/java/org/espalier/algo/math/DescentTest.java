package org.espalier.algo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DescentTest {
    @Test
    void findsTheMinimumOfRosenbrock() {
        double[] best = new Descent(200, 1e-8).minimize(DescentTest::rosenbrock, new double[] {-1.2, 1});
        assertThat(best).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    void keepsTheStartWhereTheFunctionIsNoNumber() {
        double[] best = new Descent(10, 1e-6).minimize((x, gradient) -> Double.NaN, new double[] {3});
        assertThat(best).containsExactly(3);
    }

    /** Finite on one side only: what it returns must be a place where the function exists. */
    @Test
    void staysWhereTheFunctionIsFinite() {
        double[] best = new Descent(50, 1e-8)
                .minimize(
                        (x, gradient) -> {
                            gradient[0] = 1 - 1 / x[0];
                            return x[0] <= 0 ? Double.NaN : x[0] - Math.log(x[0]);
                        },
                        new double[] {30});
        assertThat(best[0]).isCloseTo(1, within(1e-4));
    }

    @Test
    void leavesTheStartAlone() {
        double[] start = {-1.2, 1};
        new Descent(20, 1e-8).minimize(DescentTest::rosenbrock, start);
        assertThat(start).containsExactly(-1.2, 1);
    }

    @Test
    void refusesBadSettings() {
        assertThatThrownBy(() -> new Descent(0, 1)).hasMessage("iterations: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Descent(1, 0)).hasMessage("tolerance: expected float in (0, inf), found 0.0");
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        gradient[0] = -2 * a - 400 * x[0] * b;
        gradient[1] = 200 * b;
        return a * a + 100 * b * b;
    }
}
