package org.espalier.algo.evolution.select;

import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.internal.Checks;

/**
 * How many items are selected: a number, a share of the inputs, or all. Numbers and shares may be schedules.
 *
 * @param unit what {@code value} counts
 * @param value the number or the share
 */
public record Amount(Unit unit, Scalar value) {
    /** As many as there are. */
    public static final Amount ALL = share(1);

    /** What an amount counts. */
    public enum Unit {
        /** Items. */
        ITEMS,
        /** Shares of the inputs in {@code [0, 1]}, rounded up to items. */
        SHARES
    }

    /**
     * Returns the amount of {@code count} items.
     *
     * @throws IllegalArgumentException if {@code count < 0}
     */
    public static Amount of(int count) {
        return of(Scalar.of(Checks.atLeast("count", count, 0)));
    }

    /** Returns the amount of {@code count} items. */
    public static Amount of(Scalar count) {
        return new Amount(Unit.ITEMS, count);
    }

    /**
     * Returns the amount of a share of the inputs, rounded up.
     *
     * @throws IllegalArgumentException if {@code share} is not in {@code [0, 1]}
     */
    public static Amount share(double share) {
        return share(Scalar.of(Checks.probability("share", share)));
    }

    /** Returns the amount of a share of the inputs, rounded up. */
    public static Amount share(Scalar share) {
        return new Amount(Unit.SHARES, share);
    }

    /** Returns how many of {@code size} items this is; it may be more than there are. */
    public int of(int size, Turn turn) {
        return unit == Unit.ITEMS ? turn.count(value) : (int) Math.max(0, Math.ceil(turn.value(value) * size));
    }

    @Override
    public String toString() {
        return unit == Unit.ITEMS ? value.toString() : equals(ALL) ? "all" : "share " + value;
    }
}
