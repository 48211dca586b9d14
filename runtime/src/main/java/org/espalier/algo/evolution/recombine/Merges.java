package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.Pick;
import org.jspecify.annotations.Nullable;

/** Merges of single decisions. */
final class Merges {
    /** How often picks that do not go together are drawn again before one parent is copied. */
    private static final int ATTEMPTS = 8;

    private Merges() {}

    static boolean isNumber(DecisionPoint point) {
        return point instanceof FloatRange || point instanceof IntRange;
    }

    /** Returns the decision of a random parent; of several picks, each from a random parent if they go together. */
    static Decision pick(DecisionPoint point, @Nullable Decision[] parents, double[] weights, RandomGenerator random) {
        if (point.picks() < 2) {
            return parent(parents, weights, random);
        }
        List<Pick> picks = new ArrayList<>();
        int attempts = 0;
        while (picks.size() < point.picks() && attempts < ATTEMPTS) {
            int drawn =
                    parent(parents, weights, random).picks().get(picks.size()).index();
            if (fits(point, picks, drawn)) {
                picks.add(Pick.of(drawn));
            } else {
                attempts++;
            }
        }
        return picks.size() == point.picks() ? point.decide(picks) : parent(parents, weights, random);
    }

    private static boolean fits(DecisionPoint point, List<Pick> picks, int drawn) {
        if (point.isSorted()
                && !picks.isEmpty()
                && drawn < picks.get(picks.size() - 1).index()) {
            return false;
        }
        return !point.isDistinct() || picks.stream().noneMatch(pick -> pick.index() == drawn);
    }

    /** Draws a parent that has the point, in proportion to its weight; any of them if they all have weight 0. */
    private static Decision parent(@Nullable Decision[] parents, double[] weights, RandomGenerator random) {
        double sum = 0;
        int last = -1;
        int active = 0;
        for (int j = 0; j < parents.length; j++) {
            if (parents[j] != null) {
                sum += weights[j];
                active++;
                last = weights[j] > 0 || last < 0 ? j : last;
            }
        }
        double target = random.nextDouble() * (sum > 0 ? sum : active);
        for (int j = 0; j < parents.length; j++) {
            Decision decision = parents[j];
            if (decision != null) {
                target -= sum > 0 ? weights[j] : 1;
                if (target < 0) {
                    return decision;
                }
            }
        }
        return Objects.requireNonNull(parents[last]);
    }

    /** Returns the place of a number in the unit interval of its scale. */
    static double unit(DecisionPoint point, Decision decision) {
        if (point instanceof FloatRange range) {
            return range.scale().toUnit(((FloatValue) decision).value(), range.min(), range.max());
        }
        IntRange range = (IntRange) point;
        return range.scale()
                .toUnit(
                        ((IntValue) decision).value(),
                        range.grid().min(),
                        range.grid().last());
    }

    /** Returns the number at a place of the unit interval. */
    static Decision at(DecisionPoint point, double unit) {
        double inside = Math.max(0, Math.min(1, unit));
        if (point instanceof FloatRange range) {
            return new FloatValue(range.scale().fromUnit(inside, range.min(), range.max()));
        }
        IntRange range = (IntRange) point;
        return new IntValue(range.grid()
                .nearest(range.scale()
                        .fromUnit(inside, range.grid().min(), range.grid().last())));
    }
}
