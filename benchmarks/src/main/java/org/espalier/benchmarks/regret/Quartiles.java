package org.espalier.benchmarks.regret;

import java.util.Arrays;
import java.util.Locale;

/**
 * Median and quartiles of several runs, with linear interpolation between neighbours.
 *
 * @param low the first quartile
 * @param median the median
 * @param high the third quartile
 */
public record Quartiles(double low, double median, double high) {
    /**
     * Returns the quartiles of {@code values}, in any order.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static Quartiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: expected at least 1, found none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return at == low ? sorted[low] : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Returns {@code 0.4479 [0.4268, 0.5015]}, with four significant digits. */
    @Override
    public String toString() {
        return number(median) + " [" + number(low) + ", " + number(high) + "]";
    }

    private static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size < 1e-3) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
