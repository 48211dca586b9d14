package org.espalier.algo.rl;

import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;

/**
 * The part of the unit interval that stands for each integer of a range: in its scale, halfway to the neighbours; the two ends as
 * far outside the grid, but never by more than half of the smallest value.
 */
record Cells(IntRange range) {
    /** Returns the integer whose part holds {@code unit}. */
    long valueAt(double unit) {
        IntGrid grid = range.grid();
        double at = range.scale() == Scale.REVERSE_LOG ? 1 - unit : unit;
        return mirrored(grid.nearest(scale().fromUnit(at, low(), high())));
    }

    /** Returns where the part of {@code value} begins. */
    double begin(long value) {
        return range.scale() == Scale.REVERSE_LOG ? 1 - end(mirrored(value), half()) : end(value, -half());
    }

    /** Returns where the part of {@code value} ends. */
    double end(long value) {
        return range.scale() == Scale.REVERSE_LOG ? 1 - end(mirrored(value), -half()) : end(value, half());
    }

    private double end(long value, double offset) {
        boolean atLow = offset < 0 && value == range.grid().min();
        boolean atHigh = offset > 0 && value == range.grid().last();
        return atLow ? 0 : atHigh ? 1 : scale().toUnit(value + offset, low(), high());
    }

    private long mirrored(long value) {
        IntGrid grid = range.grid();
        return range.scale() == Scale.REVERSE_LOG ? grid.min() + grid.last() - value : value;
    }

    private Scale scale() {
        return range.scale() == Scale.REVERSE_LOG ? Scale.LOG : range.scale();
    }

    private double low() {
        double half = half();
        return range.grid().min()
                - (scale() == Scale.LOG ? Math.min(half, range.grid().min() / 2.0) : half);
    }

    private double high() {
        return range.grid().last() + half();
    }

    private double half() {
        return range.grid().step() / 2.0;
    }
}
