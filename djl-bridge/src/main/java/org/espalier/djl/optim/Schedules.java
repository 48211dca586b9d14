package org.espalier.djl.optim;

import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;

/** The schedules that come with the library; all use DJL's trackers. */
public final class Schedules {

    private Schedules() {}

    /** The rate stays as it is. */
    public record Fixed() implements Schedule {

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            return Tracker.fixed((float) rate);
        }
    }

    /**
     * The rate falls along half a cosine wave (Loshchilov and Hutter, ICLR 2017, eq. 5, one cycle).
     *
     * @param finalFraction part of the rate that is left at the end, in [0, 1)
     */
    public record Cosine(double finalFraction) implements Schedule {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code finalFraction} lies outside [0, 1)
         */
        public Cosine {
            Checked.fraction("Cosine.finalFraction", finalFraction);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            return Tracker.cosine()
                    .setBaseValue((float) rate)
                    .optFinalValue((float) (rate * finalFraction))
                    .setMaxUpdates(totalSteps)
                    .build();
        }
    }

    /**
     * The rate is multiplied by a factor a number of times, evenly spread over the run.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param times how often, at least 1
     */
    public record Factor(double factor, int times) implements Schedule {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number lies outside its range
         */
        public Factor {
            Checked.positive("Factor.factor", factor);
            Checked.fraction("Factor.factor", factor);
            Checked.atLeast("Factor.times", 1, times);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            Tracker powers = Tracker.factor()
                    .setBaseValue((float) rate)
                    .setFactor((float) factor)
                    .optMaxUpdates(times)
                    .build();
            return step -> powers.getNewValue((int) ((long) step * (times + 1) / totalSteps));
        }
    }

    /**
     * The rate grows from almost nothing, then another schedule takes over.
     *
     * @param fraction part of the run in which the rate grows, in [0, 1)
     * @param then what follows; it sees the steps that are left
     */
    public record WarmUp(double fraction, Schedule then) implements Schedule {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code fraction} lies outside [0, 1)
         */
        public WarmUp {
            Checked.fraction("WarmUp.fraction", fraction);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            int warm = (int) Math.ceil(fraction * totalSteps);
            Tracker main = then.tracker(rate, Math.max(1, totalSteps - warm));
            if (warm == 0) {
                return main;
            }
            return WarmUpTracker.builder()
                    .setMainTracker(main)
                    .optWarmUpSteps(warm)
                    .optWarmUpBeginValue((float) (rate / warm))
                    .build();
        }
    }
}
