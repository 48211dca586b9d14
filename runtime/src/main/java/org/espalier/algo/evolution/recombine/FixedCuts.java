package org.espalier.algo.evolution.recombine;

import java.util.List;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;

/** Cuts at the same positions always. */
record FixedCuts(List<Integer> positions) implements Cuts {
    @Override
    public List<Integer> cut(List<Locus> loci, Turn turn) {
        return positions.stream()
                .filter(position -> position >= 0 && position <= loci.size())
                .sorted()
                .toList();
    }
}
