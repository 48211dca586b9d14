package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Dna;

/**
 * The partially mapped crossover (PMX) of two orders: see {@link OrderCrossings#partiallyMapped}.
 *
 * <p>Acts on orders that two parents have at the same place, one drawn at random if nothing else is said. Each new order
 * is put into each parent, so there are up to four children; the decisions inside candidates are those of the parent. If the
 * parents have no such order, they are the children.
 *
 * @param where the orders that are crossed
 */
public record PartiallyMapped(Where where) implements Recombinator {
    /** Creates the crossover of one order. */
    public PartiallyMapped() {
        this(Where.any(1));
    }

    /** @throws IllegalArgumentException if there are more than two parents */
    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        return OrderPoints.children(parents, turn, where, (one, other, random) -> {
            int[] cut = OrderPoints.cut(one.length, random);
            return OrderCrossings.partiallyMapped(one, other, cut[0], cut[1]);
        });
    }
}
