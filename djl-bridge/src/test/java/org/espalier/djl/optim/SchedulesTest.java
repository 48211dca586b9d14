package org.espalier.djl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.training.tracker.CyclicalTracker.CyclicalMode;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import java.util.List;
import java.util.Optional;
import org.espalier.build.Materializer;
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
    void warmUpBeginsWhereItIsToldOrStaysThere() {
        Schedule fixed = new Schedules.Fixed();
        Tracker line = new Schedules.WarmUp(0.5, fixed, Optional.of(0.2), WarmUpTracker.Mode.LINEAR).tracker(1, 100);
        assertThat(line.getNewValue(0)).isCloseTo(0.2f, within(1e-6f));
        assertThat(line.getNewValue(25)).isCloseTo(0.6f, within(1e-6f));
        Tracker flat = new Schedules.WarmUp(0.5, fixed, Optional.of(0.2), WarmUpTracker.Mode.CONSTANT).tracker(1, 100);
        assertThat(flat.getNewValue(49)).isCloseTo(0.2f, within(1e-6f));
        assertThat(flat.getNewValue(50)).isCloseTo(1f, within(1e-6f));
    }

    @Test
    void linearMovesThenStays() {
        Tracker down = new Schedules.Linear(0.5, 0.5).tracker(2, 100);
        assertThat(down.getNewValue(0)).isCloseTo(2f, within(1e-6f));
        assertThat(down.getNewValue(25)).isCloseTo(1.5f, within(1e-5f));
        assertThat(down.getNewValue(99)).isCloseTo(1f, within(1e-5f));
        assertThat(new Schedules.Linear(3, 1).tracker(1, 10).getNewValue(10)).isCloseTo(3f, within(1e-5f));
        assertThat(new Schedules.Linear(1, 1).tracker(1, 10).getNewValue(5)).isEqualTo(1f);
    }

    @Test
    void polynomialFallsThenStays() {
        Tracker square = new Schedules.Polynomial(2, 0.1, 0.5).tracker(1, 100);
        assertThat(square.getNewValue(0)).isCloseTo(1f, within(1e-6f));
        assertThat(square.getNewValue(25)).isCloseTo(0.1f + 0.9f * 0.25f, within(1e-6f));
        assertThat(square.getNewValue(80)).isCloseTo(0.1f, within(1e-6f));
    }

    /** A function of the step: asked twice, or backwards, it answers the same. */
    @Test
    void multiFactorMultipliesAtItsSteps() {
        Tracker tracker = new Schedules.MultiFactor(0.1, List.of(0.3, 0.6)).tracker(1, 100);
        assertThat(tracker.getNewValue(99)).isCloseTo(0.01f, within(1e-6f));
        assertThat(tracker.getNewValue(29)).isEqualTo(1f);
        assertThat(tracker.getNewValue(30)).isCloseTo(0.1f, within(1e-6f));
        assertThat(tracker.getNewValue(59)).isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void cyclicalGoesUpAndDown() {
        Tracker halved = new Schedules.Cyclical(2, 0.25, 0.5, CyclicalMode.TRIANGULAR2, 1).tracker(4, 100);
        assertThat(halved.getNewValue(0)).isCloseTo(1f, within(1e-5f));
        assertThat(halved.getNewValue(25)).isCloseTo(4f, within(1e-5f));
        assertThat(halved.getNewValue(50)).isCloseTo(1f, within(1e-5f));
        assertThat(halved.getNewValue(75)).isCloseTo(2.5f, within(1e-5f));
        Tracker steep = new Schedules.Cyclical(1, 0.25, 0.2, CyclicalMode.EXP_RANGE, 0.99).tracker(4, 100);
        assertThat(steep.getNewValue(20)).isCloseTo(1 + 3 * (float) Math.pow(0.99, 20), within(1e-4f));
    }

    @Test
    void theWordsMakeTheseSchedules() {
        assertThat(Materializer.build(Schedules.linear())).isEqualTo(new Schedules.Linear(0, 1));
        assertThat(Materializer.build(Schedules.polynomial(2))).isEqualTo(new Schedules.Polynomial(2, 0, 1));
        assertThat(Materializer.build(Schedules.multiFactor(0.1, List.of(0.5))))
                .isEqualTo(new Schedules.MultiFactor(0.1, List.of(0.5)));
        assertThat(Materializer.build(Schedules.cyclical(3)))
                .isEqualTo(new Schedules.Cyclical(3, 1 / 6.0, 0.5, CyclicalMode.TRIANGULAR, 1));
        assertThat(Materializer.build(Schedules.warmUp(0.1, Schedules.linear())))
                .isEqualTo(new Schedules.WarmUp(0.1, new Schedules.Linear(0, 1)));
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new Schedules.MultiFactor(0.5, List.of(0.6, 0.3)))
                .hasMessage("MultiFactor.steps: expected increasing numbers in (0, 1), found [0.6, 0.3]");
        assertThatThrownBy(() -> new Schedules.Linear(0, 0))
                .hasMessage("Linear.over: expected float in (0, 1], found 0.0");
        assertThatThrownBy(() -> new Schedules.Cosine(1))
                .hasMessage("Cosine.finalFraction: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Schedules.Factor(0.5, 0)).hasMessage("Factor.times: expected int >= 1, found 0");
        assertThatThrownBy(() -> new Schedules.WarmUp(-0.1, new Schedules.Fixed()))
                .hasMessage("WarmUp.fraction: expected float in [0, 1), found -0.1");
    }
}
