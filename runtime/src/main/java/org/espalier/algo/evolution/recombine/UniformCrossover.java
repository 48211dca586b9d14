package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Dna;

/**
 * Decides each point as one of the parents, drawn for each point anew.
 *
 * <p>Several picks are drawn one by one; if they do not go together (distinct, sorted) after 8 attempts, all are those of one
 * parent. Inside a candidate only parents that picked it take part. Where a point is not to be merged, each child decides
 * as its own parent; if all points are, there is one child.
 *
 * <p>Source: Syswerda, "Uniform crossover in genetic algorithms", ICGA 1989, for any number of parents.
 *
 * @param weights how likely each parent is
 * @param where the points that are merged
 */
public record UniformCrossover(Weighting<? super Individual> weights, Where where) implements Recombinator {
    /** Creates the crossover in which all parents are equally likely at each point. */
    public UniformCrossover() {
        this(Where.all());
    }

    /** Creates the crossover in which all parents are equally likely at the points of {@code where}. */
    public UniformCrossover(Where where) {
        this(Weighting.<Individual>equal(), where);
    }

    /** Creates the crossover with weighted parents at each point. */
    public UniformCrossover(Weighting<? super Individual> weights) {
        this(weights, Where.all());
    }

    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        double[] weighed = weights.weigh(parents, turn);
        return new PointWise(
                        point -> true,
                        where,
                        (point, decisions, now) -> Merges.pick(point, decisions, weighed, now.random()))
                .children(parents, turn);
    }
}
