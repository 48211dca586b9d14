package org.espalier.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.trial.Measurement;
import org.junit.jupiter.api.Test;

class StoppingTest {

    @Test
    void valuesAreJudgedAtGatesAndTheVerdictStandsUntilTheNext() {
        EarlyStopping rule = StopBelow.at(2, Bar.value(0.5)).and(5, Bar.value(1));
        assertThat(verdicts(rule, 1, 0.1, 0.6, 0.1, 0.2, 0.9, 2))
                .containsExactly(false, false, false, false, true, true);
        assertThat(verdicts(rule, 1, 0.1, 0.4, 0.9, 0.9, 1, 0)).containsExactly(false, true, true, true, false, false);
    }

    @Test
    void valuesOfAMinimisedObjectiveStopAboveTheBar() {
        EarlyStopping rule = StopBelow.at(1, Bar.value(0.5));
        assertThat(verdicts(rule, -1, 0.6)).containsExactly(true);
        assertThat(verdicts(rule, -1, 0.5)).containsExactly(false);
    }

    @Test
    void ranksCountOthersThatAreStrictlyBetter() {
        EarlyStopping rule = StopBelow.at(1, Bar.rank(2, 3));
        assertThat(judge(rule, 5, 9, 8)).as("too few others").isFalse();
        assertThat(judge(rule, 5, 9, 8, 1)).isTrue();
        assertThat(judge(rule, 8, 9, 8, 1)).isFalse();
        assertThat(judge(rule, 8.5, 9, 8, 1)).isFalse();
    }

    @Test
    void sharesPointIntoTheListOfOthersBestFirst() {
        EarlyStopping rule = StopBelow.at(1, Bar.share(0.5, 1));
        assertThat(judge(rule, 2.9, 5, 4, 3, 2, 1)).isTrue();
        assertThat(judge(rule, 3, 5, 4, 3, 2, 1)).isFalse();
        assertThat(judge(StopBelow.at(1, Bar.share(0, 1)), 4.9, 5, 4)).isTrue();
        assertThat(judge(StopBelow.at(1, Bar.share(1, 1)), 3.9, 5, 4)).isTrue();
        assertThat(judge(StopBelow.at(1, Bar.share(1, 1)), 4, 5, 4)).isFalse();
    }

    @Test
    void medianComparesTheBestSoFarAfterWarmUp() {
        EarlyStopping rule = new MedianStopping(2, 3);
        double[] peers = {1, 2, 3};
        assertThat(new Fake(1, List.of(0.0), peers).verdict(rule)).as("warm-up").isFalse();
        assertThat(new Fake(1, List.of(0.0, 1.9), peers).verdict(rule)).isTrue();
        assertThat(new Fake(1, List.of(2.5, 0.0), peers).verdict(rule)).isFalse();
        assertThat(new Fake(1, List.of(0.0, 0.0), 1, 2).verdict(rule))
                .as("too few others")
                .isFalse();
    }

    @Test
    void notANumberIsWorseThanEverything() {
        assertThat(judge(StopBelow.at(1, Bar.value(-1e300)), Double.NaN)).isTrue();
        assertThat(judge(StopBelow.at(1, Bar.rank(1, 1)), Double.NaN, 0)).isTrue();
        assertThat(new Fake(1, List.of(Double.NaN), 1, 2, 3).verdict(new MedianStopping(0, 3)))
                .isTrue();
    }

    @Test
    void rulesCombine() {
        EarlyStopping yes = trial -> true;
        EarlyStopping no = trial -> false;
        assertThat(judge(yes.or(no), 1)).isTrue();
        assertThat(judge(yes.and(no), 1)).isFalse();
    }

    @Test
    void peersAreListedBestFirst() {
        assertThat(Peers.of(1, 3, 2).bestFirst()).containsExactly(3, 2, 1);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new StopBelow(Map.of())).hasMessage("gates: expected at least 1, found none");
        assertThatThrownBy(() -> Bar.rank(0, 1)).hasMessage("rank: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> Bar.rank(3, 2)).hasMessage("least: expected int in [3, inf), found 2");
        assertThatThrownBy(() -> Bar.share(1.5, 2)).hasMessage("share: expected float in [0, 1], found 1.5");
        assertThatThrownBy(() -> new MedianStopping(-1, 1)).hasMessage("warmup: expected int in [0, inf), found -1");
    }

    private static boolean judge(EarlyStopping rule, double score, double... peers) {
        return new Fake(1, List.of(score), peers).verdict(rule);
    }

    /** The verdicts after each of {@code values}, which are measured at steps 1, 2, ... */
    private static List<Boolean> verdicts(EarlyStopping rule, int sign, double... values) {
        List<Boolean> verdicts = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        for (double value : values) {
            seen.add(value);
            boolean before = !verdicts.isEmpty() && verdicts.get(verdicts.size() - 1);
            verdicts.add(rule.shouldStop(new Fake(sign, List.copyOf(seen), before, new double[0])));
        }
        return verdicts;
    }

    private record Fake(int sign, List<Double> values, boolean wasStopped, double[] others) implements RunningTrial {
        Fake(int sign, List<Double> values, double... others) {
            this(sign, values, false, others);
        }

        boolean verdict(EarlyStopping rule) {
            return rule.shouldStop(this);
        }

        @Override
        public long id() {
            return 1;
        }

        @Override
        public List<Measurement> measurements() {
            List<Measurement> all = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                all.add(new Measurement(i + 1L, Map.of("reward", values.get(i)), Duration.ZERO));
            }
            return all;
        }

        @Override
        public double score(int index) {
            return toScore(values.get(index));
        }

        @Override
        public double toScore(double value) {
            return sign * value;
        }

        @Override
        public Peers peers(long step) {
            return Peers.of(others);
        }
    }
}
