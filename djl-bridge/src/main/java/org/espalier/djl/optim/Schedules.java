package org.espalier.djl.optim;

import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.objects;

import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The schedules that come with the library, with their words, fields and symbol types; all use
 * DJL's trackers.
 */
public final class Schedules {

    /** Part of the rate that is left at the end of a cosine; 0 unless given. */
    public static final Field<Schedule, Double> FINAL_FRACTION = Field.<Schedule, Double>of(
                    "finalFraction", floats().atLeast(0).below(1))
            .defaulting(0.0)
            .describedAs("part of the rate that is left at the end");

    /** What the rate is multiplied by. */
    public static final Field<Schedule, Double> FACTOR = Field.<Schedule, Double>of(
                    "factor", floats().above(0).below(1))
            .describedAs("what the rate is multiplied by");

    /** How often the rate is multiplied. */
    public static final Field<Schedule, Integer> TIMES =
            Field.<Schedule, Integer>of("times", ints().atLeast(1)).describedAs("how often");

    /** Part of the run in which the rate grows. */
    public static final Field<Schedule, Double> FRACTION = Field.<Schedule, Double>of(
                    "fraction", floats().atLeast(0).below(1))
            .describedAs("part of the run in which the rate grows");

    /** What follows the growth. */
    public static final Field<Schedule, Schedule> THEN =
            Field.<Schedule, Schedule>of("then", objects(Schedule.class)).describedAs("what follows");

    /** {@link Fixed}. */
    public static final SymbolType<Schedule> FIXED = named("Fixed").constructor(a -> new Fixed());

    /** {@link Cosine}. */
    public static final SymbolType<Schedule> COSINE =
            named("Cosine").field(FINAL_FRACTION).constructor(a -> new Cosine(a.get(FINAL_FRACTION)));

    /** {@link Factor}. */
    public static final SymbolType<Schedule> STEPS =
            named("Factor").field(FACTOR).field(TIMES).constructor(a -> new Factor(a.get(FACTOR), a.get(TIMES)));

    /** {@link WarmUp}. */
    public static final SymbolType<Schedule> WARM_UP =
            named("WarmUp").field(FRACTION).field(THEN).constructor(a -> new WarmUp(a.get(FRACTION), a.get(THEN)));

    private Schedules() {}

    /**
     * Lists all types of schedules.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Schedule>> types() {
        return List.of(FIXED, COSINE, STEPS, WARM_UP);
    }

    /**
     * {@link Fixed}: the rate stays as it is.
     *
     * @return the schedule
     */
    public static Symbol<Schedule> fixed() {
        return FIXED.symbol();
    }

    /**
     * {@link Cosine}, down to nothing.
     *
     * @return the schedule
     */
    public static Symbol<Schedule> cosine() {
        return COSINE.symbol();
    }

    /**
     * {@link Cosine}.
     *
     * @param finalFraction part of the rate that is left at the end, in [0, 1)
     * @return the schedule
     */
    public static Symbol<Schedule> cosine(double finalFraction) {
        return COSINE.symbol(finalFraction);
    }

    /**
     * {@link Factor}.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param times how often, at least 1
     * @return the schedule
     */
    public static Symbol<Schedule> factor(double factor, int times) {
        return STEPS.symbol(factor, times);
    }

    /**
     * {@link WarmUp}.
     *
     * @param fraction part of the run in which the rate grows, in [0, 1)
     * @param then what follows
     * @return the schedule
     */
    public static Symbol<Schedule> warmUp(double fraction, Symbol<? extends Schedule> then) {
        return WARM_UP.symbol(fraction, then);
    }

    private static SymbolType.Builder<Schedule> named(String name) {
        return SymbolType.named("djl.optim." + name, Schedule.class);
    }

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
