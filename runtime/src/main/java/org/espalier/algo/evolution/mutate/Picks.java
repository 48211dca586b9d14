package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;

/** Picks, drawn and exchanged. */
final class Picks {
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private Picks() {}

    /** Returns a pick of {@code candidate} whose own decisions are drawn. */
    static Pick fresh(DecisionPoint point, int candidate, RandomGenerator random) {
        DnaSpec spec = point.candidates().get(candidate).spec();
        return spec.isEmpty() ? Pick.of(candidate) : new Pick(candidate, FRESH.sample(spec, random));
    }

    /** Returns the candidates that {@code picks} leave out. */
    static int[] unused(DecisionPoint point, List<Pick> picks) {
        BitSet free = new BitSet();
        free.set(0, point.candidates().size());
        picks.forEach(pick -> free.clear(pick.index()));
        return free.stream().toArray();
    }

    /** Returns {@code picks} with one replaced. */
    static List<Pick> with(List<Pick> picks, int at, Pick pick) {
        List<Pick> copy = new ArrayList<>(picks);
        copy.set(at, pick);
        return copy;
    }

    /** Whether the order of several picks matters, so that they can change places. */
    static boolean areOrdered(DecisionPoint point) {
        return point.picks() > 1 && !point.isSorted();
    }
}
