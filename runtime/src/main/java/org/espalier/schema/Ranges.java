package org.espalier.schema;

/** Interval notation for the messages of specs. */
final class Ranges {
    private Ranges() {}

    static void requireOrdered(long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException("range: expected min <= max, found [" + min + ", " + max + "]");
        }
    }

    static String ints(long min, long max, long lowest, long highest) {
        if (min == lowest && max == highest) {
            return "";
        }
        return " in " + (min == lowest ? "(-inf" : "[" + min) + ", " + (max == highest ? "inf)" : max + "]");
    }

    static String floats(ValueSpec.FloatSpec spec) {
        boolean below = spec.min() == Double.NEGATIVE_INFINITY;
        boolean above = spec.max() == Double.POSITIVE_INFINITY;
        if (below && above) {
            return "";
        }
        String low = below ? "(-inf" : (spec.minExcluded() ? "(" : "[") + trim(spec.min());
        String high = above ? "inf)" : trim(spec.max()) + (spec.maxExcluded() ? ")" : "]");
        return " in " + low + ", " + high;
    }

    static String sizes(int min, int max) {
        if (min == 0 && max == Integer.MAX_VALUE) {
            return "";
        }
        return ", size in [" + min + ", " + (max == Integer.MAX_VALUE ? "inf)" : max + "]");
    }

    private static String trim(double bound) {
        String text = String.valueOf(bound);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
