package org.espalier.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.trial.Measurement;
import org.junit.jupiter.api.Test;

class RungRulesTest {
    @Test
    void percentileLetsTheBestShareGoOn() {
        EarlyStopping rule = new PercentileStopping(0.25, 2, 4);
        assertThat(judge(rule, Peers.of(4, 3, 2, 1), 0, 3)).isFalse();
        assertThat(judge(rule, Peers.of(4, 3, 2, 1), 0, 2.5)).isTrue();
        assertThat(judge(rule, Peers.of(4, 3, 2, 1), 3, 0))
                .as("the best so far counts")
                .isFalse();
        assertThat(judge(rule, Peers.of(4, 3, 2, 1), 0)).as("warm-up").isFalse();
        assertThat(judge(rule, Peers.of(4, 3, 2), 0, 0)).as("too few others").isFalse();
    }

    @Test
    void halvingLetsOneInThreeGoOn() {
        EarlyStopping rule = new HalvingStopping(List.of(2L), 3);
        assertThat(judge(rule, Peers.of(), 0, 0)).as("the first").isFalse();
        assertThat(judge(rule, Peers.of(1), 0, 0)).isTrue();
        assertThat(judge(rule, Peers.of(1), 0, 2)).isFalse();
        assertThat(judge(rule, Peers.of(5, 4, 3, 2, 1), 0, 4.5))
                .as("second of six")
                .isFalse();
        assertThat(judge(rule, Peers.of(5, 4, 3, 2, 1), 0, 3.5))
                .as("third of six")
                .isTrue();
        assertThat(judge(rule, Peers.of(5, 4, 3, 2, 1), 0))
                .as("before the rung")
                .isFalse();
        assertThat(judge(rule, Peers.of(5, 4, 3, 2, 1), 0, 9, 0))
                .as("judged once")
                .isFalse();
        assertThat(HalvingStopping.between(3, 52, 3).rungs()).containsExactly(3L, 9L, 27L);
    }

    @Test
    void withSeveralObjectivesOnlyTrialsThatDominateCount() {
        EarlyStopping rule = new HalvingStopping(List.of(1L), 2);
        Peers peers = Peers.ofPoints(new double[] {5, 0}, new double[] {4, 1}, new double[] {3, 3});
        assertThat(rule.shouldStop(new Fake(List.of(new double[] {0, 9}), peers)))
                .isFalse();
        assertThat(rule.shouldStop(new Fake(List.of(new double[] {2, 2}), peers)))
                .as("dominated once of two places")
                .isFalse();
        assertThat(rule.shouldStop(new Fake(List.of(new double[] {2, 0.5}), peers)))
                .isTrue();
        assertThat(peers.dominating(new double[] {Double.NaN, 0})).isEqualTo(3);
    }

    @Test
    void patienceWaitsForGrowth() {
        EarlyStopping rule = new Patience(2);
        assertThat(judge(rule, Peers.of(), 1, 2, 2)).isFalse();
        assertThat(judge(rule, Peers.of(), 1, 2, 2, 1)).isTrue();
        assertThat(judge(rule, Peers.of(), 1, 2, 2, 3)).isFalse();
        assertThat(judge(new Patience(2, 1), Peers.of(), 1, 1.5, 1.9)).isTrue();
        assertThat(judge(rule, Peers.of(), Double.NaN, 1, 1)).isFalse();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new PercentileStopping(2, 0, 1))
                .hasMessage("share: expected float in [0, 1], found 2.0");
        assertThatThrownBy(() -> new HalvingStopping(List.of(), 3))
                .hasMessage("rungs: expected at least 1, found none");
        assertThatThrownBy(() -> new HalvingStopping(List.of(1L), 1))
                .hasMessage("eta: expected int in [2, inf), found 1");
        assertThatThrownBy(() -> HalvingStopping.between(3, 3, 2))
                .hasMessage("rungs: expected 1 <= min < max, found [3, 3]");
        assertThatThrownBy(() -> new Patience(0)).hasMessage("measurements: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Patience(1, -1)).hasMessage("least: expected float in [0, inf), found -1.0");
    }

    private static boolean judge(EarlyStopping rule, Peers peers, double... scores) {
        return rule.shouldStop(new Fake(
                IntStream.range(0, scores.length)
                        .mapToObj(i -> new double[] {scores[i]})
                        .toList(),
                peers));
    }

    /** Measured at steps 1, 2, ...; was not stopped before. */
    private record Fake(List<double[]> values, Peers others) implements RunningTrial {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public List<Measurement> measurements() {
            return IntStream.rangeClosed(1, values.size())
                    .mapToObj(step -> new Measurement(step, Map.of("reward", 0.0), Duration.ZERO))
                    .toList();
        }

        @Override
        public double score(int index) {
            return values.get(index)[0];
        }

        @Override
        public double[] scores(int index) {
            return values.get(index);
        }

        @Override
        public double toScore(double value) {
            return value;
        }

        @Override
        public boolean wasStopped() {
            return false;
        }

        @Override
        public Peers peers(long step) {
            return others;
        }
    }
}
