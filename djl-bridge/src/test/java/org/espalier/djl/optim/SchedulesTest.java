package org.espalier.djl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.training.tracker.Tracker;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    @Test
    void fixedStays() {
        Tracker tracker = new Schedules.Fixed().tracker(0.5, 10);
        assertThat(tracker.getNewValue(0)).isEqualTo(0.5f);
        assertThat(tracker.getNewValue(9)).isEqualTo(0.5f);
    }

    @Test
    void cosineFallsFromTheRateToTheFinalFraction() {
        Tracker tracker = new Schedules.Cosine(0.1).tracker(2, 100);
        assertThat(tracker.getNewValue(0)).isCloseTo(2f, within(1e-6f));
        assertThat(tracker.getNewValue(50)).isCloseTo(1.1f, within(1e-6f));
        assertThat(tracker.getNewValue(100)).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void factorMultipliesAtEvenDistances() {
        Tracker tracker = new Schedules.Factor(0.1, 2).tracker(1, 90);
        assertThat(tracker.getNewValue(29)).isCloseTo(1f, within(1e-6f));
        assertThat(tracker.getNewValue(30)).isCloseTo(0.1f, within(1e-6f));
        assertThat(tracker.getNewValue(89)).isCloseTo(0.01f, within(1e-6f));
    }

    @Test
    void warmUpGrowsAndHandsOver() {
        Tracker tracker = new Schedules.WarmUp(0.2, new Schedules.Cosine(0)).tracker(1, 100);
        assertThat(tracker.getNewValue(0)).isCloseTo(0.05f, within(1e-6f));
        assertThat(tracker.getNewValue(10)).isCloseTo(0.525f, within(1e-5f));
        assertThat(tracker.getNewValue(20)).isCloseTo(1f, within(1e-6f));
        assertThat(tracker.getNewValue(60)).isCloseTo(0.5f, within(1e-6f));
        assertThat(new Schedules.WarmUp(0, new Schedules.Fixed()).tracker(1, 5).getNewValue(0))
                .isEqualTo(1f);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new Schedules.Cosine(1))
                .hasMessage("Cosine.finalFraction: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Schedules.Factor(0.5, 0)).hasMessage("Factor.times: expected int >= 1, found 0");
        assertThatThrownBy(() -> new Schedules.WarmUp(-0.1, new Schedules.Fixed()))
                .hasMessage("WarmUp.fraction: expected float in [0, 1), found -0.1");
    }
}
