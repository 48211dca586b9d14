package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;

/** Where a {@link Segmented} crossover cuts. */
@FunctionalInterface
public interface Cuts {
    /**
     * Returns the positions before which the list of {@code loci} is cut, in increasing order, each in
     * {@code [0, loci.size()]}.
     */
    List<Integer> cut(List<Locus> loci, Turn turn);

    /** Returns the cuts at fixed positions; those behind the end are left out. */
    static Cuts at(Integer... positions) {
        return new FixedCuts(List.of(positions));
    }
}
