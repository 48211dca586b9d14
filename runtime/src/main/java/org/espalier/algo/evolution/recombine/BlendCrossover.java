package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.jspecify.annotations.Nullable;

/**
 * Draws each number uniformly from the interval of the parents' values, made longer at both ends by {@code alpha} times its
 * length, in the scale of the range and inside it; everything else is decided as by one parent.
 *
 * <p>Source: Eshelman, Schaffer, "Real-coded genetic algorithms and interval-schemata", FOGA 2, 1993 (BLX-alpha).
 *
 * @param alpha share of the length, in {@code [0, inf)}
 * @param where the numbers that are merged
 */
public record BlendCrossover(Scalar alpha, Where where) implements Recombinator {
    /** Creates the crossover of all numbers. */
    public BlendCrossover(double alpha) {
        this(Scalar.of(alpha), Where.all());
    }

    /** Creates the usual crossover: {@code alpha = 0.5}. */
    public BlendCrossover() {
        this(0.5);
    }

    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        return new PointWise(Merges::isNumber, where, this::blend).children(parents, turn);
    }

    private Decision blend(DecisionPoint point, @Nullable Decision[] parents, Turn turn) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Decision decision : parents) {
            if (decision != null) {
                double unit = Merges.unit(point, decision);
                low = Math.min(low, unit);
                high = Math.max(high, unit);
            }
        }
        double margin = turn.value(alpha) * (high - low);
        double from = Math.max(0, low - margin);
        double to = Math.min(1, high + margin);
        return Merges.at(point, from + (to - from) * turn.random().nextDouble());
    }
}
