package org.espalier.geno;

/**
 * The integers {@code min, min + step, min + 2 step, ...} up to {@code max}.
 *
 * @param min smallest value
 * @param max upper bound, inclusive; reached only if {@code max - min} is a multiple of {@code step}
 * @param step distance of neighbours, in {@code [1, inf)}
 */
public record IntGrid(long min, long max, long step) {
    /** @throws IllegalArgumentException if {@code min > max}, {@code step < 1}, or a bound is beyond 2^61 */
    public IntGrid {
        if (min > max) {
            throw new IllegalArgumentException("range: expected min <= max, found [" + min + ", " + max + "]");
        }
        if (step < 1) {
            throw new IllegalArgumentException("step: expected int in [1, inf), found " + step);
        }
        if (min < -(1L << 61) || max > 1L << 61) {
            throw new IllegalArgumentException("range: expected bounds within 2^61, found [" + min + ", " + max + "]");
        }
    }

    /** Returns the number of values, in {@code [1, inf)}. */
    public long count() {
        return (max - min) / step + 1;
    }

    /** Returns the value number {@code index}, for an index in {@code [0, count())}. */
    public long at(long index) {
        return min + index * step;
    }

    /** Returns the largest value of the grid. */
    public long last() {
        return at(count() - 1);
    }

    /** Returns whether {@code value} is one of the values. */
    public boolean contains(long value) {
        return value >= min && value <= max && (value - min) % step == 0;
    }

    /** Returns the number of {@code value}, for a value that the grid {@link #contains}. */
    public long indexOf(long value) {
        return (value - min) / step;
    }

    /** Returns the value of the grid nearest to {@code value}; the smallest for NaN. */
    public long nearest(double value) {
        double index = Math.rint((value - min) / step);
        return at(Math.min(count() - 1, (long) Math.max(0, index)));
    }

    /** Returns {@code int in [1, 64] step 2} and the like. */
    @Override
    public String toString() {
        return "int in [" + min + ", " + max + "]" + (step == 1 ? "" : " step " + step);
    }
}
