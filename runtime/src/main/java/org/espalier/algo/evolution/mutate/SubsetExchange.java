package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;

/**
 * Exchanges some picks of a choice of distinct candidates for candidates that were not picked.
 *
 * @param count how many picks are exchanged, in {@code [1, inf)}; fewer if there are fewer picks or other candidates
 * @param where the decisions to choose from
 */
public record SubsetExchange(Scalar count, Where where) implements Mutator {
    /** Creates the exchange of {@code count} picks anywhere. */
    public SubsetExchange(int count) {
        this(Scalar.of(count), Where.all());
    }

    /** Creates the exchange of one pick anywhere. */
    public SubsetExchange() {
        this(1);
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        return Places.decision(dna, turn, where, SubsetExchange::leavesSomeOut)
                .map(active -> active.replacedBy(active.point()
                        .decide(exchanged(active.point(), active.decision().picks(), turn))))
                .orElse(dna);
    }

    private static boolean leavesSomeOut(DecisionPoint point) {
        return point.isDistinct() && point.picks() < point.candidates().size();
    }

    private List<Pick> exchanged(DecisionPoint point, List<Pick> picks, Turn turn) {
        RandomGenerator random = turn.random();
        int[] unused = Picks.unused(point, picks);
        int most = Math.min(Math.max(1, turn.count(count)), Math.min(unused.length, picks.size()));
        int[] at = new int[picks.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = i;
        }
        List<Pick> copy = new ArrayList<>(picks);
        for (int i = 0; i < most; i++) {
            swap(at, i, i + random.nextInt(at.length - i));
            swap(unused, i, i + random.nextInt(unused.length - i));
            copy.set(at[i], Picks.fresh(point, unused[i], random));
        }
        return copy;
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
