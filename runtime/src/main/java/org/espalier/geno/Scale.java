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
                    case LINEAR -> (value - min) / (max - min);
                    case LOG -> Math.log(value / min) / Math.log(max / min);
                    case REVERSE_LOG -> 1 - Math.log((min + max - value) / min) / Math.log(max / min);
                };
        return Math.min(1, Math.max(0, unit));
    }

    /** Returns the value at {@code unit} in {@code [0, 1]}; the inverse of {@link #toUnit}, never outside {@code [min, max]}. */
    public double fromUnit(double unit, double min, double max) {
        double value =
                switch (this) {
                    case LINEAR -> min * (1 - unit) + max * unit;
                    case LOG -> min * Math.pow(max / min, unit);
                    case REVERSE_LOG -> min + max - min * Math.pow(max / min, 1 - unit);
                };
        return Math.min(max, Math.max(min, value));
    }
}
