package org.espalier.algo.cma;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Pick;

/**
 * A space in two: the skeleton, which is all but the numbers, and the numbers. A decision of the skeleton tells which numbers
 * exist.
 */
final class Skeleton {
    private Skeleton() {}

    /** Returns whether {@code point} is a number with more than one value. */
    static boolean isNumber(DecisionPoint point) {
        return point instanceof FloatRange range && range.min() < range.max()
                || point instanceof IntRange whole && whole.grid().count() > 1;
    }

    /** Returns {@code spec} without its numbers. */
    static DnaSpec of(DnaSpec spec) {
        List<DecisionPoint> kept = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            if (point instanceof Choices c) {
                kept.add(new Choices(c.location(), c.selection(), candidates(c), c.tags()));
            } else if (point instanceof Permutation p) {
                kept.add(new Permutation(p.location(), candidates(p), p.tags()));
            } else if (!isNumber(point)) {
                kept.add(point);
            }
        }
        return DnaSpec.of(kept);
    }

    private static List<Candidate> candidates(DecisionPoint point) {
        return point.candidates().stream()
                .map(c -> new Candidate(c.label(), of(c.spec())))
                .toList();
    }

    /** Returns {@code dna} of {@code spec} without its numbers. */
    static Dna of(DnaSpec spec, Dna dna) {
        List<Decision> kept = new ArrayList<>();
        for (int i = 0; i < dna.size(); i++) {
            DecisionPoint point = spec.points().get(i);
            if (!isNumber(point)) {
                kept.add(withSubs(point, dna.get(i), Skeleton::of));
            }
        }
        return Dna.of(kept);
    }

    /** Returns the numbers that exist together with {@code skeleton}, in order. */
    static List<DecisionPoint> numbers(DnaSpec spec, Dna skeleton) {
        List<DecisionPoint> numbers = new ArrayList<>();
        fill(spec, skeleton, point -> {
            numbers.add(point);
            return point instanceof FloatRange range
                    ? new FloatValue(range.min())
                    : new IntValue(((IntRange) point).grid().min());
        });
        return numbers;
    }

    /** Returns a text that is the same for two skeletons exactly if the same numbers, at the same places, exist with them. */
    static String key(DnaSpec spec, Dna skeleton) {
        StringBuilder key = new StringBuilder();
        key(spec, skeleton, key);
        return key.toString();
    }

    private static boolean key(DnaSpec spec, Dna skeleton, StringBuilder key) {
        boolean any = false;
        int at = 0;
        for (DecisionPoint point : spec.points()) {
            if (isNumber(point)) {
                any = true;
                continue;
            }
            List<Pick> picks = skeleton.get(at++).picks();
            for (int j = 0; j < picks.size(); j++) {
                int before = key.length();
                int index = picks.get(j).index();
                key.append(at).append('.').append(j).append('=').append(index).append('(');
                boolean inside =
                        key(point.candidates().get(index).spec(), picks.get(j).sub(), key);
                key.append(')');
                any |= inside;
                if (!inside) {
                    key.setLength(before);
                }
            }
        }
        return any;
    }

    /** Supplies numbers, one after the other. */
    interface Numbers {
        Decision next(DecisionPoint point);
    }

    /** Returns the DNA of {@code spec} that has the decisions of {@code skeleton} and numbers from {@code numbers}. */
    static Dna fill(DnaSpec spec, Dna skeleton, Numbers numbers) {
        List<Decision> all = new ArrayList<>();
        int at = 0;
        for (DecisionPoint point : spec.points()) {
            if (isNumber(point)) {
                all.add(numbers.next(point));
            } else {
                all.add(withSubs(point, skeleton.get(at++), (inside, sub) -> fill(inside, sub, numbers)));
            }
        }
        return Dna.of(all);
    }

    /** Passes the numbers of {@code dna} to {@code sink}, in order. */
    static void read(DnaSpec spec, Dna dna, List<Decision> sink) {
        for (int i = 0; i < dna.size(); i++) {
            DecisionPoint point = spec.points().get(i);
            if (isNumber(point)) {
                sink.add(dna.get(i));
            } else {
                for (Pick pick : dna.get(i).picks()) {
                    read(point.candidates().get(pick.index()).spec(), pick.sub(), sink);
                }
            }
        }
    }

    private interface Change {
        Dna apply(DnaSpec spec, Dna sub);
    }

    private static Decision withSubs(DecisionPoint point, Decision decision, Change change) {
        if (decision.picks().isEmpty()) {
            return decision;
        }
        List<Pick> picks = decision.picks().stream()
                .map(p -> new Pick(
                        p.index(),
                        change.apply(point.candidates().get(p.index()).spec(), p.sub())))
                .toList();
        return decision instanceof Order ? new Order(picks) : new Chosen(picks);
    }

    /** Returns the place of a number in {@code [0, 1]}: an integer is in the middle of its cell. */
    static double place(DecisionPoint point, Decision decision) {
        if (point instanceof FloatRange range) {
            return range.scale().toUnit(((FloatValue) decision).value(), range.min(), range.max());
        }
        IntRange whole = (IntRange) point;
        IntGrid grid = whole.grid();
        return whole.scale().toUnit(((IntValue) decision).value(), grid.min(), grid.last());
    }

    /** Returns the number at a place in {@code [0, 1]}. */
    static Decision at(DecisionPoint point, double place) {
        if (point instanceof FloatRange range) {
            return new FloatValue(range.scale().fromUnit(place, range.min(), range.max()));
        }
        IntRange whole = (IntRange) point;
        IntGrid grid = whole.grid();
        return new IntValue(grid.nearest(whole.scale().fromUnit(place, grid.min(), grid.last())));
    }

    /** Returns half of the distance of integers, as a share of the range, on average over it; 0 for a real. */
    static double halfCell(DecisionPoint point) {
        return point instanceof IntRange whole ? 0.5 / (whole.grid().count() - 1) : 0;
    }
}
