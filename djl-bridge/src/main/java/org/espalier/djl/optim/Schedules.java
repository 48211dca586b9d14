package org.espalier.djl.optim;

import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;

import ai.djl.training.tracker.CyclicalTracker;
import ai.djl.training.tracker.CyclicalTracker.CyclicalMode;
import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.PolynomialDecayTracker;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import java.util.List;
import java.util.Optional;
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

    /** Part of the run after which the rate stays; all of it unless given. */
    public static final Field<Schedule, Double> OVER = Field.<Schedule, Double>of(
                    "over", floats().above(0).atMost(1))
            .defaulting(1.0)
            .describedAs("part of the run after which the rate stays");

    /** Multiple of the rate at the end of a line; 0 unless given. */
    public static final Field<Schedule, Double> FINAL_MULTIPLE = Field.<Schedule, Double>of(
                    "finalMultiple", floats().atLeast(0))
            .defaulting(0.0)
            .describedAs("multiple of the rate at the end");

    /** Power of a polynomial; 1 unless given. */
    public static final Field<Schedule, Double> POWER = Field.<Schedule, Double>of("power", floats().above(0))
            .defaulting(1.0)
            .describedAs("power");

    /** Parts of the run after which the rate is multiplied, increasing. */
    public static final Field<Schedule, List<Double>> STEPS_AT = Field.<Schedule, List<Double>>of(
                    "steps", lists(floats().above(0).below(1)).sized(1, 1000))
            .describedAs("parts of the run after which the rate is multiplied, increasing");

    /** Part of the rate where a cycle begins and ends; 1/6 unless given, as in DJL. */
    public static final Field<Schedule, Double> BASE_FRACTION = Field.<Schedule, Double>of(
                    "baseFraction", floats().above(0).atMost(1))
            .defaulting(1 / 6.0)
            .describedAs("part of the rate where a cycle begins and ends");

    /** How many cycles the run has. */
    public static final Field<Schedule, Double> CYCLES =
            Field.<Schedule, Double>of("cycles", floats().above(0)).describedAs("how many cycles the run has");

    /** Part of a cycle in which the rate grows; half unless given. */
    public static final Field<Schedule, Double> UP_FRACTION = Field.<Schedule, Double>of(
                    "upFraction", floats().above(0).below(1))
            .defaulting(0.5)
            .describedAs("part of a cycle in which the rate grows");

    /** How the height of cycles changes; not at all unless given. */
    public static final Field<Schedule, CyclicalMode> MODE = Field.<Schedule, CyclicalMode>of(
                    "mode", constants(CyclicalMode.class))
            .defaulting(CyclicalMode.TRIANGULAR)
            .describedAs("how the height of cycles changes");

    /** What the height of cycles is multiplied by at each step, in the mode EXP_RANGE; 1 unless given. */
    public static final Field<Schedule, Double> GAMMA = Field.<Schedule, Double>of(
                    "gamma", floats().above(0).atMost(1))
            .defaulting(1.0)
            .describedAs("what the height of cycles is multiplied by at each step");

    /** Part of the rate where the growth begins; one step's share of it unless given. */
    public static final Field<Schedule, Double> BEGIN_FRACTION = Field.<Schedule, Double>of(
                    "beginFraction", floats().atLeast(0).atMost(1).optional())
            .describedAs("part of the rate where the growth begins; one step's share if none");

    /** Whether the rate grows along a line, or stays where it begins; along a line unless given. */
    public static final Field<Schedule, WarmUpTracker.Mode> WARM_UP_MODE = Field.<Schedule, WarmUpTracker.Mode>of(
                    "mode", constants(WarmUpTracker.Mode.class))
            .defaulting(WarmUpTracker.Mode.LINEAR)
            .describedAs("whether the rate grows along a line, or stays where it begins");

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
    public static final SymbolType<Schedule> WARM_UP = named("WarmUp")
            .field(FRACTION)
            .field(THEN)
            .field(BEGIN_FRACTION)
            .field(WARM_UP_MODE)
            .constructor(a -> new WarmUp(a.get(FRACTION), a.get(THEN), a.find(BEGIN_FRACTION), a.get(WARM_UP_MODE)));

    /** {@link Linear}. */
    public static final SymbolType<Schedule> LINEAR = named("Linear")
            .field(FINAL_MULTIPLE)
            .field(OVER)
            .constructor(a -> new Linear(a.get(FINAL_MULTIPLE), a.get(OVER)));

    /** {@link Polynomial}. */
    public static final SymbolType<Schedule> POLYNOMIAL = named("Polynomial")
            .field(POWER)
            .field(FINAL_FRACTION)
            .field(OVER)
            .constructor(a -> new Polynomial(a.get(POWER), a.get(FINAL_FRACTION), a.get(OVER)));

    /** {@link MultiFactor}. */
    public static final SymbolType<Schedule> MULTI_FACTOR = named("MultiFactor")
            .field(FACTOR)
            .field(STEPS_AT)
            .constructor(a -> new MultiFactor(a.get(FACTOR), a.get(STEPS_AT)));

    /** {@link Cyclical}. */
    public static final SymbolType<Schedule> CYCLICAL = named("Cyclical")
            .field(CYCLES)
            .field(BASE_FRACTION)
            .field(UP_FRACTION)
            .field(MODE)
            .field(GAMMA)
            .constructor(a ->
                    new Cyclical(a.get(CYCLES), a.get(BASE_FRACTION), a.get(UP_FRACTION), a.get(MODE), a.get(GAMMA)));

    private Schedules() {}

    /**
     * Lists all types of schedules.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Schedule>> types() {
        return List.of(FIXED, COSINE, STEPS, WARM_UP, LINEAR, POLYNOMIAL, MULTI_FACTOR, CYCLICAL);
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
     * {@link Cosine}.
     *
     * @param finalFraction part of the rate that is left at the end, in [0, 1)
     * @return the schedule
     */
    public static Symbol<Schedule> cosine(Symbol<Double> finalFraction) {
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
     * {@link Factor}.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param times how often, at least 1
     * @return the schedule
     */
    public static Symbol<Schedule> factor(Symbol<Double> factor, int times) {
        return STEPS.symbol(factor, times);
    }

    /**
     * {@link WarmUp}.
     *
     * @param fraction part of the run in which the rate grows, in [0, 1)
     * @param then what follows
     * @return the schedule
     */
    public static Symbol<Schedule> warmUp(Symbol<Double> fraction, Symbol<? extends Schedule> then) {
        return WARM_UP.symbol(fraction, then);
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

    /**
     * {@link Linear}, down to nothing at the end of the run.
     *
     * @return the schedule
     */
    public static Symbol<Schedule> linear() {
        return LINEAR.symbol();
    }

    /**
     * {@link Linear}.
     *
     * @param finalMultiple multiple of the rate at the end of the run, in [0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> linear(double finalMultiple) {
        return LINEAR.symbol(finalMultiple);
    }

    /**
     * {@link Linear}.
     *
     * @param finalMultiple multiple of the rate at the end of the run, in [0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> linear(Symbol<Double> finalMultiple) {
        return LINEAR.symbol(finalMultiple);
    }

    /**
     * {@link Polynomial}, down to nothing at the end of the run.
     *
     * @param power in (0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> polynomial(double power) {
        return POLYNOMIAL.symbol(power);
    }

    /**
     * {@link Polynomial}, down to nothing at the end of the run.
     *
     * @param power in (0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> polynomial(Symbol<Double> power) {
        return POLYNOMIAL.symbol(power);
    }

    /**
     * {@link MultiFactor}.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param steps parts of the run after which to multiply, increasing, in (0, 1)
     * @return the schedule
     */
    public static Symbol<Schedule> multiFactor(double factor, List<Double> steps) {
        return MULTI_FACTOR.symbol(factor, steps);
    }

    /**
     * {@link MultiFactor}.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param steps parts of the run after which to multiply, increasing, in (0, 1)
     * @return the schedule
     */
    public static Symbol<Schedule> multiFactor(Symbol<Double> factor, List<Double> steps) {
        return MULTI_FACTOR.symbol(factor, steps);
    }

    /**
     * {@link Cyclical}, between a sixth of the rate and the rate.
     *
     * @param cycles how many cycles the run has, in (0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> cyclical(double cycles) {
        return CYCLICAL.symbol(cycles);
    }

    /**
     * {@link Cyclical}, between a sixth of the rate and the rate.
     *
     * @param cycles how many cycles the run has, in (0, inf)
     * @return the schedule
     */
    public static Symbol<Schedule> cyclical(Symbol<Double> cycles) {
        return CYCLICAL.symbol(cycles);
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
     * The rate grows from a part of it, then another schedule takes over.
     *
     * @param fraction part of the run in which the rate grows, in [0, 1)
     * @param then what follows; it sees the steps that are left
     * @param beginFraction part of the rate where the growth begins, in [0, 1]; one step's share of it if none
     * @param mode whether the rate grows along a line, or stays where it begins
     */
    public record WarmUp(double fraction, Schedule then, Optional<Double> beginFraction, WarmUpTracker.Mode mode)
            implements Schedule {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code fraction} lies outside [0, 1)
         */
        public WarmUp {
            Checked.fraction("WarmUp.fraction", fraction);
        }

        /**
         * Along a line, from one step's share.
         *
         * @param fraction part of the run in which the rate grows, in [0, 1)
         * @param then what follows; it sees the steps that are left
         */
        public WarmUp(double fraction, Schedule then) {
            this(fraction, then, Optional.empty(), WarmUpTracker.Mode.LINEAR);
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
                    .optWarmUpBeginValue((float) (rate * beginFraction.orElse(1.0 / warm)))
                    .optWarmUpMode(mode)
                    .build();
        }
    }

    /**
     * The rate moves along a line, then stays.
     *
     * @param finalMultiple multiple of the rate at the end of the line, in [0, inf)
     * @param over part of the run that the line takes, in (0, 1]
     */
    public record Linear(double finalMultiple, double over) implements Schedule {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number lies outside its range
         */
        public Linear {
            Checked.notNegative("Linear.finalMultiple", finalMultiple);
            Checked.part("Linear.over", over);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            if (finalMultiple == 1) {
                return Tracker.fixed((float) rate);
            }
            int steps = stepsOf(over, totalSteps);
            return LinearTracker.builder()
                    .setBaseValue((float) rate)
                    .optSlope((float) (rate * (finalMultiple - 1) / steps))
                    .optMaxUpdates(steps)
                    .build();
        }
    }

    /**
     * The rate falls like a polynomial, then stays.
     *
     * @param power 1 is a line, more falls faster at first; in (0, inf)
     * @param finalFraction part of the rate that is left, in [0, 1)
     * @param over part of the run in which the rate falls, in (0, 1]
     */
    public record Polynomial(double power, double finalFraction, double over) implements Schedule {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number lies outside its range
         */
        public Polynomial {
            Checked.positive("Polynomial.power", power);
            Checked.fraction("Polynomial.finalFraction", finalFraction);
            Checked.part("Polynomial.over", over);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            return PolynomialDecayTracker.builder()
                    .setBaseValue((float) rate)
                    .setEndLearningRate((float) (rate * finalFraction))
                    .setDecaySteps(stepsOf(over, totalSteps))
                    .optPower((float) power)
                    .build();
        }
    }

    /**
     * The rate is multiplied by a factor at given parts of the run.
     *
     * <p>A function of the step alone; DJL's {@code MultiFactorTracker} remembers the steps it was asked for.
     *
     * @param factor what to multiply by, in (0, 1)
     * @param steps parts of the run, increasing, in (0, 1)
     */
    public record MultiFactor(double factor, List<Double> steps) implements Schedule {

        /**
         * Checks the ranges, and copies the list.
         *
         * @throws IllegalArgumentException if a number lies outside its range or the steps do not increase
         */
        public MultiFactor {
            steps = List.copyOf(steps);
            Checked.positive("MultiFactor.factor", factor);
            Checked.fraction("MultiFactor.factor", factor);
            double last = 0;
            for (double step : steps) {
                if (!(step > last && step < 1)) {
                    throw new IllegalArgumentException(
                            "MultiFactor.steps: expected increasing numbers in (0, 1), found " + steps);
                }
                last = step;
            }
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            return done -> {
                long passed =
                        steps.stream().filter(step -> done >= step * totalSteps).count();
                return (float) (rate * Math.pow(factor, passed));
            };
        }
    }

    /**
     * The rate goes up and down (Smith, WACV 2017).
     *
     * @param cycles how many cycles the run has, in (0, inf)
     * @param baseFraction part of the rate where a cycle begins and ends, in (0, 1]; the rate is its top
     * @param upFraction part of a cycle in which the rate grows, in (0, 1)
     * @param mode how the height of cycles changes
     * @param gamma what the height is multiplied by at each step in the mode {@code EXP_RANGE}, in (0, 1]
     */
    public record Cyclical(double cycles, double baseFraction, double upFraction, CyclicalMode mode, double gamma)
            implements Schedule {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number lies outside its range
         */
        public Cyclical {
            Checked.positive("Cyclical.cycles", cycles);
            Checked.part("Cyclical.baseFraction", baseFraction);
            Checked.positive("Cyclical.upFraction", upFraction);
            Checked.fraction("Cyclical.upFraction", upFraction);
            Checked.part("Cyclical.gamma", gamma);
        }

        @Override
        public Tracker tracker(double rate, int totalSteps) {
            double length = totalSteps / cycles;
            return CyclicalTracker.builder()
                    .optBaseValue((float) (rate * baseFraction))
                    .optMaxValue((float) rate)
                    .optStepSizeUp((int) Math.max(1, Math.round(length * upFraction)))
                    .optStepSizeDown((int) Math.max(1, Math.round(length * (1 - upFraction))))
                    .optMode(mode)
                    .optGamma((float) gamma)
                    .build();
        }
    }

    private static int stepsOf(double part, int totalSteps) {
        return (int) Math.max(1, Math.round(part * totalSteps));
    }
}
