package org.espalier.algo;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;

/** Steps of numbers and texts to different values nearby, for operators that change one decision. */
public final class NumberSteps {
    private static final int ATTEMPTS = 8;

    private NumberSteps() {}

    /** Whether the decision of {@code point} has more than one value. */
    public static boolean canChange(DecisionPoint point) {
        if (point instanceof FloatRange range) {
            return range.min() < range.max();
        }
        return !(point instanceof IntRange range) || range.grid().count() > 1;
    }

    /**
     * Returns a value other than {@code old}: a Gaussian step in the scale of the range; for a text, what
     * {@link org.espalier.geno.TextGenes#random} draws near the old one, or the old one if several draws gave nothing else.
     *
     * @param step standard deviation of the step, as a fraction of the range in its scale, in {@code (0, inf)}
     * @throws IllegalArgumentException if {@code old} is no decision of {@code point}, or the point is neither number nor text
     */
    public static Decision move(DecisionPoint point, Decision old, double step, RandomGenerator random) {
        if (point instanceof FloatRange range && old instanceof FloatValue value) {
            return new FloatValue(moveFloat(range, value.value(), step, random));
        }
        if (point instanceof IntRange range && old instanceof IntValue value) {
            return new IntValue(moveInt(range, value.value(), step, random));
        }
        if (point instanceof Custom custom && old instanceof TextValue value) {
            return new TextValue(moveText(custom, value.value(), random));
        }
        throw new IllegalArgumentException("decision: expected one that fits " + point + ", found " + old);
    }

    private static double moveFloat(FloatRange range, double old, double step, RandomGenerator random) {
        Scale scale = range.scale();
        double unit = scale.toUnit(old, range.min(), range.max());
        for (int i = 0; i < ATTEMPTS; i++) {
            double target = unit + step * random.nextGaussian();
            if (target >= 0 && target <= 1) {
                double moved = scale.fromUnit(target, range.min(), range.max());
                if (moved != old) {
                    return moved;
                }
            }
        }
        double drawn = scale.fromUnit(random.nextDouble(), range.min(), range.max());
        return drawn != old ? drawn : old == range.min() ? range.max() : range.min();
    }

    private static long moveInt(IntRange range, long old, double step, RandomGenerator random) {
        IntGrid grid = range.grid();
        Scale scale = range.scale();
        double unit = scale.toUnit(old, grid.min(), grid.last());
        for (int i = 0; i < ATTEMPTS; i++) {
            double target = unit + step * random.nextGaussian();
            if (target >= 0 && target <= 1) {
                long moved = grid.nearest(scale.fromUnit(target, grid.min(), grid.last()));
                if (moved != old) {
                    return moved;
                }
            }
        }
        return nextTo(grid, grid.indexOf(old), random);
    }

    /** The grid is coarser than the step: go to one of the neighbours. */
    private static long nextTo(IntGrid grid, long index, RandomGenerator random) {
        boolean up = index == 0 || index < grid.count() - 1 && random.nextBoolean();
        return grid.at(up ? index + 1 : index - 1);
    }

    private static String moveText(Custom custom, String old, RandomGenerator random) {
        String drawn = old;
        for (int i = 0; i < ATTEMPTS && drawn.equals(old); i++) {
            drawn = custom.genes().random(random, Optional.of(old));
        }
        return drawn;
    }
}
