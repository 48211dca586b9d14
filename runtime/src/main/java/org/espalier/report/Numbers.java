package org.espalier.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers and durations for people. */
final class Numbers {
    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e7;

    private Numbers() {}

    /** Returns a number with four significant digits: {@code 0.9135}, {@code 3.2e-06}, {@code 12}. */
    static String text(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < LARGE) {
            return String.valueOf((long) value);
        }
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        boolean plain = size >= SMALL && size < LARGE;
        String digits = String.format(Locale.ROOT, plain ? "%.4g" : "%.3e", value);
        return plain && digits.indexOf('.') >= 0
                ? digits.replaceFirst("\\.?0+$", "")
                : digits.replaceFirst("\\.?0+e", "e");
    }

    /** Returns a number of trials per second: {@code 4.2}, {@code 250}, {@code 1.2M}. */
    static String rate(double perSecond) {
        if (perSecond >= 1e6) {
            return String.format(Locale.ROOT, "%.1fM", perSecond / 1e6);
        }
        if (perSecond >= 1e4) {
            return String.format(Locale.ROOT, "%.0fk", perSecond / 1e3);
        }
        return String.format(Locale.ROOT, perSecond >= 100 ? "%.0f" : perSecond >= 1 ? "%.1f" : "%.2f", perSecond);
    }

    /** Returns {@code 0:05}, {@code 12:34} or {@code 1:02:03}. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
