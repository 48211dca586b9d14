package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.Dna;
import org.espalier.geno.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Decides each number as the weighted mean of the parents that have it; everything else is decided as by one parent, which
 * gives as many different children as parents.
 *
 * <p>The mean is taken in the scale of the range: on a log scale it is the geometric one. Integers are rounded to their grid.
 *
 * @param weights how much each parent counts
 * @param where the numbers that are merged
 */
public record AverageCrossover(Weighting<? super Individual> weights, Where where) implements Recombinator {
    /** Creates the crossover with plain means of all numbers. */
    public AverageCrossover() {
        this(Weighting.<Individual>equal());
    }

    /** Creates the crossover with weighted means of all numbers. */
    public AverageCrossover(Weighting<? super Individual> weights) {
        this(weights, Where.all());
    }

    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        double[] weighed = weights.weigh(parents, turn);
        return new PointWise(Merges::isNumber, where, (point, decisions, now) -> mean(point, decisions, weighed))
                .children(parents, turn);
    }

    private static Decision mean(DecisionPoint point, @Nullable Decision[] parents, double[] weights) {
        boolean plain = point instanceof FloatRange range && range.scale() == Scale.LINEAR;
        double sum = 0;
        double total = 0;
        double some = 0;
        for (int j = 0; j < parents.length; j++) {
            Decision decision = parents[j];
            if (decision != null) {
                some = plain ? ((FloatValue) decision).value() : Merges.unit(point, decision);
                sum += weights[j] * some;
                total += weights[j];
            }
        }
        double mean = total > 0 ? sum / total : some;
        return plain
                ? new FloatValue(Math.max(((FloatRange) point).min(), Math.min(((FloatRange) point).max(), mean)))
                : Merges.at(point, mean);
    }
}
