package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;

/**
 * Lets two picks of one decision change places: of an order, or of a choice of several that is not sorted. The decisions
 * inside them move along.
 *
 * @param where the decisions to choose from
 */
public record PickSwap(Where where) implements Mutator {
    /** Creates the swap anywhere. */
    public PickSwap() {
        this(Where.all());
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        return Places.decision(dna, turn, where, Picks::areOrdered)
                .map(active -> active.replacedBy(
                        active.point().decide(swapped(active.decision().picks(), turn.random()))))
                .orElse(dna);
    }

    private static List<Pick> swapped(List<Pick> picks, RandomGenerator random) {
        int one = random.nextInt(picks.size());
        int other = random.nextInt(picks.size() - 1);
        List<Pick> copy = new ArrayList<>(picks);
        Collections.swap(copy, one, other < one ? other : other + 1);
        return copy;
    }
}
