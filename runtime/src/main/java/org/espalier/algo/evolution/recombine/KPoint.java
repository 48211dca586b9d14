package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Dna;

/**
 * Cuts two parents at {@code k} random positions and takes the segments in turn, as in {@link Segmented}.
 *
 * @param k number of cuts, in {@code [1, inf)}; if there are not more positions, it is cut everywhere
 */
public record KPoint(Scalar k) implements Recombinator {
    /** Creates the crossover with a number of cuts that does not change. */
    public KPoint(int k) {
        this(Scalar.of(k));
    }

    /** @throws IllegalArgumentException if there are more than two parents */
    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        return new Segmented(this::cut).recombine(parents, turn);
    }

    private List<Integer> cut(List<Locus> loci, Turn turn) {
        int left = Math.max(1, turn.count(k));
        int positions = loci.size() - 1;
        if (left >= positions) {
            return IntStream.rangeClosed(1, positions).boxed().toList();
        }
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < positions; i++) {
            if (turn.random().nextInt(positions - i) < left) {
                cuts.add(i + 1);
                left--;
            }
        }
        return cuts;
    }
}
