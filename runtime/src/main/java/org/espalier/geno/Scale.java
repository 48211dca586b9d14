package org.espalier.geno;

/** How a range of numbers is meant to be covered: which transformation makes it uniform. */
public enum Scale {
    /** Equal differences are equally important. */
    LINEAR,
    /** Equal ratios are equally important; both bounds must be in {@code (0, inf)}. */
    LOG,
    /** As {@link #LOG}, seen from the upper end: values near the maximum are the fine-grained ones; bounds in {@code (0, inf)}. */
    REVERSE_LOG;

    /**
     * Returns where {@code value} lies in {@code [min, max]}, as a number in {@code [0, 1]}; 0 if the range is a point.
     */
    public double toUnit(double value, double min, double max) {
        if (min == max) {
            return 0;
        }
        double unit =
                switch (this) {
                    case LINEAR -> linearUnit(value, min, max);
                    case LOG -> logUnit(value, min, max);
                    case REVERSE_LOG -> 1 - logUnit(max - value + min, min, max);
                };
        return Math.min(1, Math.max(0, unit));
    }

    /** Returns the value at {@code unit} in {@code [0, 1]}; the inverse of {@link #toUnit}, never outside {@code [min, max]}. */
    public double fromUnit(double unit, double min, double max) {
        double value =
                switch (this) {
                    case LINEAR -> min * (1 - unit) + max * unit;
                    case LOG -> fromLogUnit(unit, min, max);
                    case REVERSE_LOG -> max - fromLogUnit(1 - unit, min, max) + min;
                };
        return Math.min(max, Math.max(min, value));
    }

    /** A difference of bounds beyond the range of double is computed by halves. */
    private static double linearUnit(double value, double min, double max) {
        return max - min < Double.POSITIVE_INFINITY
                ? (value - min) / (max - min)
                : (value / 2 - min / 2) / (max / 2 - min / 2);
    }

    /** A ratio of bounds beyond the range of double is computed as a difference of logarithms. */
    private static double logUnit(double value, double min, double max) {
        return max / min < Double.POSITIVE_INFINITY
                ? Math.log(value / min) / Math.log(max / min)
                : (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min));
    }

    private static double fromLogUnit(double unit, double min, double max) {
        return max / min < Double.POSITIVE_INFINITY
                ? min * Math.pow(max / min, unit)
                : Math.exp(Math.log(min) * (1 - unit) + Math.log(max) * unit);
    }
}
