package org.espalier.algo.bayes.tpe;

import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;

/** A range of numbers stretched over {@code [0, 1]}, uniform in its scale. */
sealed interface Axis {
    /** Returns the place of a decision, in {@code [0, 1]}. */
    double place(Decision decision);

    /** Returns the decision at {@code place} in {@code [0, 1]}. */
    Decision at(double place);

    /** The axis of reals. */
    record Real(FloatRange range) implements Axis {
        @Override
        public double place(Decision decision) {
            return range.scale().toUnit(((FloatValue) decision).value(), range.min(), range.max());
        }

        @Override
        public Decision at(double place) {
            return new FloatValue(range.scale().fromUnit(place, range.min(), range.max()));
        }
    }

    /**
     * The axis of integers: every integer owns the cell of the places nearer to it than to its neighbours. The cells at the ends
     * are as wide as the others, but never wider than half of the smallest value on a log scale.
     */
    record Whole(IntRange range) implements Axis {
        long count() {
            return range.grid().count();
        }

        private double low() {
            IntGrid grid = range.grid();
            double half = grid.step() / 2.0;
            return range.scale() == Scale.LINEAR ? grid.min() - half : grid.min() - Math.min(half, grid.min() / 2.0);
        }

        private double high() {
            return range.grid().last() + range.grid().step() / 2.0;
        }

        /** Returns where the cell of value number {@code index} starts; for {@code count()} where the last one ends. */
        double edge(long index) {
            IntGrid grid = range.grid();
            double at = index == 0 ? low() : index == grid.count() ? high() : grid.at(index) - grid.step() / 2.0;
            return unit(at);
        }

        /** A reverse log scale is a log scale seen from the other end, also in its cells. */
        private double unit(double at) {
            if (range.scale() != Scale.REVERSE_LOG) {
                return range.scale().toUnit(at, low(), high());
            }
            double mirrored = range.grid().min() + (double) range.grid().last() - at;
            return 1 - Scale.LOG.toUnit(mirrored, low(), high());
        }

        @Override
        public double place(Decision decision) {
            long index = range.grid().indexOf(((IntValue) decision).value());
            return (edge(index) + edge(index + 1)) / 2;
        }

        @Override
        public Decision at(double place) {
            IntGrid grid = range.grid();
            double value;
            if (range.scale() == Scale.REVERSE_LOG) {
                value = grid.min() + (double) grid.last() - Scale.LOG.fromUnit(1 - place, low(), high());
            } else {
                value = range.scale().fromUnit(place, low(), high());
            }
            return new IntValue(grid.nearest(value));
        }
    }
}
