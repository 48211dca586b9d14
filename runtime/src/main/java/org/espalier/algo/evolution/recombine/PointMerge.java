package org.espalier.algo.evolution.recombine;

import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.jspecify.annotations.Nullable;

/** Decides one point of a child from what its parents decided there. */
@FunctionalInterface
interface PointMerge {
    /**
     * Returns the decision of the child; of its picks only the candidates matter, decisions inside are merged on their own.
     *
     * @param parents one decision for each parent; null where the parent does not have this point, but not everywhere
     */
    Decision merge(DecisionPoint point, @Nullable Decision[] parents, Turn turn);
}
