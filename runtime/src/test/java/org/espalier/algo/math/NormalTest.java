package org.espalier.algo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {
    /** Known to many digits: Abramowitz and Stegun, table 26.2. */
    @Test
    void logarithmOfTheTailAgreesWithTables() {
        assertThat(Normal.logCumulative(0)).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(Normal.cumulative(-3)).isCloseTo(1.349898031630095e-3, within(1e-17));
        assertThat(-Normal.logCumulative(-10) / Math.log(10)).isCloseTo(23.11805, within(5e-6));
        assertThat(-Normal.logCumulative(-100) / Math.log(10)).isCloseTo(2173.87154, within(5e-6));
    }

    @Test
    void bothFormsMeet() {
        double left = Normal.logCumulative(-5 - 1e-9);
        double right = Normal.logCumulative(-5 + 1e-9);
        assertThat(right - left).isCloseTo(2e-9 / Normal.mills(5), within(1e-12));
    }

    @Test
    void quantileInverts() {
        for (double z = -4; z <= 4; z += 0.25) {
            assertThat(Normal.quantile(Normal.cumulative(z))).isCloseTo(z, within(1e-9));
        }
    }

    @Test
    void millsRatioBelongsToTheTail() {
        for (double z : new double[] {-1, 0, 1, 3, 6}) {
            assertThat(Normal.mills(z) * Normal.density(z)).isCloseTo(Normal.cumulative(-z), within(1e-15));
        }
    }
}
