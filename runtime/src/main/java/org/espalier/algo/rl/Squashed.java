package org.espalier.algo.rl;

import java.util.random.RandomGenerator;
import org.espalier.algo.math.Normal;

/**
 * A number in {@code (0, 1)}: the logistic function of a Gaussian with learned mean and log deviation. At the start, with mean 0 and
 * deviation 1.6, it is nearly uniform.
 */
final class Squashed {
    private static final double START = Math.log(1.6);
    private static final double[] LOW = {-8, Math.log(0.02)};
    private static final double[] HIGH = {8, Math.log(2)};
    private static final double EDGE = 1e-9;
    private static final double ENTROPY_OF_UNIT = 0.5 * Math.log(2 * Math.PI * Math.E);
    private static final double SMALLEST = 1e-300;

    private final Parameters learned = new Parameters(new double[] {0, START}, LOW, HIGH);

    double draw(RandomGenerator random) {
        return squash(mean() + deviation() * random.nextGaussian());
    }

    /** Returns the value with half of the probability below it. */
    double median() {
        return squash(mean());
    }

    /** Returns the value that is {@code deviations} of the Gaussian above the median. */
    double at(double deviations) {
        return squash(mean() + deviations * deviation());
    }

    void judge(double unit, Tally tally) {
        double z = (unsquash(unit) - mean()) / deviation();
        double inner = Math.max(EDGE, Math.min(1 - EDGE, unit));
        tally.logProbability += Normal.logDensity(z) - learned.values[1] - Math.log(inner * (1 - inner));
        tally.entropy += entropy();
    }

    void push(double unit, Push push) {
        double z = (unsquash(unit) - mean()) / deviation();
        add(push, z / deviation(), z * z - 1);
    }

    /** Adds log-probability and entropy of the interval {@code [low, high]}, of which an end may be 0 or 1. */
    void judge(double low, double high, Tally tally) {
        tally.logProbability += Math.log(mass(standardized(low), standardized(high)));
        tally.entropy += entropy();
    }

    void push(double low, double high, Push push) {
        double a = standardized(low);
        double b = standardized(high);
        double mass = mass(a, b);
        if (mass <= SMALLEST) {
            push((low + high) / 2, push);
            return;
        }
        double atA = Double.isInfinite(a) ? 0 : Normal.density(a);
        double atB = Double.isInfinite(b) ? 0 : Normal.density(b);
        double byMean = (atA - atB) / (mass * deviation());
        double byLog = ((Double.isInfinite(a) ? 0 : a * atA) - (Double.isInfinite(b) ? 0 : b * atB)) / mass;
        add(push, byMean, byLog);
    }

    /** The entropy of the Gaussian before it is squashed, which has a closed form. */
    private double entropy() {
        return ENTROPY_OF_UNIT + learned.values[1];
    }

    private void add(Push push, double byMean, double byLogDeviation) {
        push.touch(learned);
        learned.gradient[0] += push.weight() * byMean;
        learned.gradient[1] += push.weight() * byLogDeviation + push.entropy();
    }

    /** The mass between {@code a} and {@code b}, computed in the tail where it does not cancel. */
    private static double mass(double a, double b) {
        double mass =
                a > 0 ? Normal.cumulative(-a) - Normal.cumulative(-b) : Normal.cumulative(b) - Normal.cumulative(a);
        return Math.max(SMALLEST, mass);
    }

    private double standardized(double unit) {
        if (unit <= 0 || unit >= 1) {
            return unit <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (unsquash(unit) - mean()) / deviation();
    }

    private double mean() {
        return learned.values[0];
    }

    private double deviation() {
        return Math.exp(learned.values[1]);
    }

    private static double squash(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double unsquash(double unit) {
        double inner = Math.max(EDGE, Math.min(1 - EDGE, unit));
        return Math.log(inner / (1 - inner));
    }
}
