package org.espalier.algo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;

/**
 * A random step to a neighbour: changes one decision of a DNA to a <em>different</em> value and keeps all others.
 *
 * <p>The position is uniform over all active positions that can change at all: each pick of a choice or an order is one
 * position, each number and each text is one. The new value is
 *
 * <ul>
 *   <li>for a pick, uniform over the other candidates that are allowed there; if picks are distinct and their order
 *       matters, the swaps with the other picks are alternatives too (in a permutation they are the only ones); sorted
 *       picks are sorted again; the decisions inside a newly picked candidate are drawn anew;
 *   <li>for a number, a Gaussian step in the scale of its range, inside the range;
 *   <li>for a text, what {@link org.espalier.geno.TextGenes#random} draws near the old one.
 * </ul>
 *
 * @param step standard deviation of the step of a number, as a fraction of the range in its scale, in {@code (0, inf)};
 *     large values draw the number anew
 */
public record OneChange(double step) {
    /** The step that most studies use: a tenth of the range. */
    public static final OneChange DEFAULT = new OneChange(0.1);

    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    /** @throws IllegalArgumentException if {@code step} is not in {@code (0, inf)} */
    public OneChange {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step: expected float in (0, inf), found " + step);
        }
    }

    /** Returns a neighbour of {@code dna}; {@code dna} itself if nothing in it can change. */
    public Dna apply(DnaSpec spec, Dna dna, RandomGenerator random) {
        int positions = positions(spec, dna);
        return positions == 0 ? dna : change(spec, dna, random.nextInt(positions), random);
    }

    /** Returns the number of active positions of {@code dna} that can change, in {@code [0, inf)}. */
    public static int positions(DnaSpec spec, Dna dna) {
        List<DecisionPoint> points = spec.points();
        int count = 0;
        for (int i = 0; i < points.size(); i++) {
            count += positions(points.get(i), dna.get(i));
        }
        return count;
    }

    private static int positions(DecisionPoint point, Decision decision) {
        if (decision instanceof Chosen chosen
                && chosen.picks().size() == 1
                && chosen.sub().isEmpty()) {
            return point.candidates().size() > 1 ? 1 : 0;
        }
        if (point.candidates().isEmpty()) {
            return NumberSteps.canChange(point) ? 1 : 0;
        }
        List<Pick> picks = decision.picks();
        int count = canChangePicks(point) ? picks.size() : 0;
        for (int i = 0; i < picks.size(); i++) {
            count += positions(point, picks.get(i));
        }
        return count;
    }

    private static int positions(DecisionPoint point, Pick pick) {
        return pick.sub().isEmpty() ? 0 : positions(inside(point, pick.index()), pick.sub());
    }

    private static DnaSpec inside(DecisionPoint point, int candidate) {
        return point.candidates().get(candidate).spec();
    }

    private static boolean canChangePicks(DecisionPoint point) {
        int candidates = point.candidates().size();
        if (candidates == 1) {
            return false;
        }
        return !point.isDistinct() || point.picks() < candidates || !point.isSorted();
    }

    private Dna change(DnaSpec spec, Dna dna, int position, RandomGenerator random) {
        List<DecisionPoint> points = spec.points();
        int left = position;
        for (int i = 0; i < points.size(); i++) {
            int here = positions(points.get(i), dna.get(i));
            if (left < here) {
                return dna.with(i, change(points.get(i), dna.get(i), left, random));
            }
            left -= here;
        }
        throw new IndexOutOfBoundsException(position);
    }

    private Decision change(DecisionPoint point, Decision decision, int position, RandomGenerator random) {
        if (point.candidates().isEmpty()) {
            return NumberSteps.move(point, decision, step, random);
        }
        List<Pick> picks = decision.picks();
        int own = canChangePicks(point) ? picks.size() : 0;
        if (position < own) {
            return changePick(point, picks, position, random);
        }
        int left = position - own;
        for (int i = 0; i < picks.size(); i++) {
            Pick pick = picks.get(i);
            int here = positions(point, pick);
            if (left < here) {
                Dna sub = change(inside(point, pick.index()), pick.sub(), left, random);
                return withPick(point, picks, i, new Pick(pick.index(), sub));
            }
            left -= here;
        }
        throw new IndexOutOfBoundsException(position);
    }

    private static Decision changePick(DecisionPoint point, List<Pick> picks, int at, RandomGenerator random) {
        int candidates = point.candidates().size();
        int old = picks.get(at).index();
        if (picks.size() == 1 || !point.isDistinct()) {
            int drawn = random.nextInt(candidates - 1);
            return withPick(point, picks, at, fresh(point, drawn < old ? drawn : drawn + 1, random));
        }
        int free = candidates - picks.size();
        int swaps = point.isSorted() ? 0 : picks.size() - 1;
        int drawn = random.nextInt(free + swaps);
        if (drawn < free) {
            return withPick(point, picks, at, fresh(point, unused(picks, candidates, drawn), random));
        }
        int other = drawn - free;
        return swapped(point, picks, at, other < at ? other : other + 1);
    }

    /** Returns unused candidate number {@code number}. */
    private static int unused(List<Pick> picks, int candidates, int number) {
        BitSet free = new BitSet(candidates);
        free.set(0, candidates);
        for (int i = 0; i < picks.size(); i++) {
            free.clear(picks.get(i).index());
        }
        int candidate = free.nextSetBit(0);
        for (int i = 0; i < number; i++) {
            candidate = free.nextSetBit(candidate + 1);
        }
        return candidate;
    }

    private static Pick fresh(DecisionPoint point, int candidate, RandomGenerator random) {
        DnaSpec spec = inside(point, candidate);
        return spec.isEmpty() ? Pick.of(candidate) : new Pick(candidate, FRESH.sample(spec, random));
    }

    private static Decision swapped(DecisionPoint point, List<Pick> picks, int a, int b) {
        List<Pick> copy = new ArrayList<>(picks);
        copy.set(a, picks.get(b));
        copy.set(b, picks.get(a));
        return point.decide(copy);
    }

    private static Decision withPick(DecisionPoint point, List<Pick> picks, int at, Pick pick) {
        if (picks.size() == 1) {
            return point.decide(List.of(pick));
        }
        List<Pick> copy = new ArrayList<>(picks);
        copy.set(at, pick);
        return point.decide(copy);
    }
}
