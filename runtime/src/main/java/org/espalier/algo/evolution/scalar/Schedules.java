package org.espalier.algo.evolution.scalar;

import java.util.List;
import org.espalier.internal.Checks;

/** The usual curves, made of {@link Scalar}s, and numbers drawn at random. */
public final class Schedules {
    private Schedules() {}

    /**
     * Returns a line from {@code start} at step 0 to {@code end} at step {@code steps}, and on beyond.
     *
     * @throws IllegalArgumentException if {@code steps < 1}
     */
    public static Scalar linear(int steps, double start, double end) {
        Checks.atLeast("steps", steps, 1);
        return Scalar.of(start).plus(Scalar.STEP.times((end - start) / steps));
    }

    /** Returns {@link #linear(int, double, double)} from 1 to 0. */
    public static Scalar linear(int steps) {
        return linear(steps, 1, 0);
    }

    /**
     * Returns half a period of a cosine, from {@code start} at step 0 to {@code end} at step {@code steps}; beyond, it comes
     * back.
     *
     * @throws IllegalArgumentException if {@code steps < 1}
     */
    public static Scalar cosineDecay(int steps, double start, double end) {
        return wave(Scalar.of(Math.PI).times(Scalar.STEP).over(Checks.atLeast("steps", steps, 1)), start, end);
    }

    /** Returns {@link #cosineDecay(int, double, double)} from 1 to 0. */
    public static Scalar cosineDecay(int steps) {
        return cosineDecay(steps, 1, 0);
    }

    /**
     * Returns {@code start * rate^(step / interval)}, a smooth decay.
     *
     * @param rate factor for each interval, in {@code (0, inf)}
     * @throws IllegalArgumentException if {@code interval < 1}
     */
    public static Scalar exponentialDecay(double rate, int interval, double start) {
        return decay(rate, Scalar.STEP.over(Checks.atLeast("interval", interval, 1)), start);
    }

    /**
     * Returns {@code start * rate^floor(step / interval)}, a decay in stairs.
     *
     * @param rate factor for each interval, in {@code (0, inf)}
     * @throws IllegalArgumentException if {@code interval < 1}
     */
    public static Scalar staircaseDecay(double rate, int interval, double start) {
        return decay(
                rate, Scalar.STEP.over(Checks.atLeast("interval", interval, 1)).floor(), start);
    }

    /**
     * Returns a cosine between {@code high} and {@code low} with a period of {@code cycle} steps.
     *
     * @param phase angle at step 0 in radians; 0 starts at {@code high}
     * @throws IllegalArgumentException if {@code cycle < 1}
     */
    public static Scalar cyclic(int cycle, double phase, double high, double low) {
        Checks.atLeast("cycle", cycle, 1);
        return wave(
                Scalar.of(phase).plus(Scalar.of(Math.PI * 2).times(Scalar.STEP).over(cycle)), high, low);
    }

    /**
     * Returns a real number drawn uniformly from {@code [low, high)}.
     *
     * @throws IllegalArgumentException if {@code low > high} or a bound is not finite
     */
    public static Scalar uniform(double low, double high) {
        return random(Random.Kind.UNIFORM, low, high);
    }

    /**
     * Returns an integer drawn uniformly from {@code [low, high]}.
     *
     * @throws IllegalArgumentException if {@code low > high}
     */
    public static Scalar uniformInt(int low, int high) {
        return random(Random.Kind.INTEGER, low, high);
    }

    /**
     * Returns a number drawn from the triangular distribution on {@code [low, high]} with its top at {@code mode}.
     *
     * @throws IllegalArgumentException unless {@code low <= mode <= high}, all finite
     */
    public static Scalar triangular(double low, double high, double mode) {
        if (!(low <= mode && mode <= high)) {
            throw new IllegalArgumentException("mode: expected float in [" + low + ", " + high + "], found " + mode);
        }
        return new Random(Random.Kind.TRIANGULAR, List.of(low, high, mode));
    }

    /** Returns a number drawn from the normal distribution. */
    public static Scalar gaussian(double mean, double deviation) {
        return new Random(Random.Kind.GAUSSIAN, List.of(mean, deviation));
    }

    /** Returns a number whose logarithm is drawn from the normal distribution. */
    public static Scalar logNormal(double mean, double deviation) {
        return new Random(Random.Kind.LOG_NORMAL, List.of(mean, deviation));
    }

    private static Scalar random(Random.Kind kind, double low, double high) {
        if (!(low <= high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("range: expected finite low <= high, found [" + low + ", " + high + "]");
        }
        return new Random(kind, List.of(low, high));
    }

    private static Scalar wave(Scalar angle, double high, double low) {
        return Scalar.of(0.5 * (high - low))
                .times(Scalar.of(1).plus(angle.cos()))
                .plus(low);
    }

    private static Scalar decay(double rate, Scalar exponent, double start) {
        return Scalar.of(start).times(Scalar.of(rate).power(exponent));
    }
}
