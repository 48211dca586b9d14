package org.espalier.algo.evolution.scalar;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A number that is drawn anew each time. */
record Random(Kind kind, List<Double> parameters) implements Scalar {
    /** The distributions. */
    enum Kind {
        UNIFORM,
        INTEGER,
        TRIANGULAR,
        GAUSSIAN,
        LOG_NORMAL
    }

    @Override
    public double at(long step, RandomGenerator random) {
        double a = parameters.get(0);
        double b = parameters.get(1);
        return switch (kind) {
            case UNIFORM -> a + (b - a) * random.nextDouble();
            case INTEGER -> a + random.nextLong((long) (b - a) + 1);
            case TRIANGULAR -> triangular(a, b, parameters.get(2), random.nextDouble());
            case GAUSSIAN -> a + b * random.nextGaussian();
            case LOG_NORMAL -> Math.exp(a + b * random.nextGaussian());
        };
    }

    /** The inverse of the distribution function, at {@code u}. */
    private static double triangular(double low, double high, double mode, double u) {
        double width = high - low;
        if (width == 0) {
            return low;
        }
        return u * width < mode - low
                ? low + Math.sqrt(u * width * (mode - low))
                : high - Math.sqrt((1 - u) * width * (high - mode));
    }

    @Override
    public String toString() {
        String text = parameters.toString();
        return kind.name().toLowerCase(Locale.ROOT) + "(" + text.substring(1, text.length() - 1) + ")";
    }
}
