package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Pick;

/**
 * The DNA that differ from a given one in a single discrete decision.
 *
 * <p>A pick becomes another candidate that is allowed there, whose inner decisions are drawn anew; distinct picks in order
 * and the places of an order are swapped, and an order's candidate is moved elsewhere; an integer becomes any other of up to
 * 16, or goes a step of the grid or a few random ones; a text becomes one drawn near it. Reals stay.
 */
final class Exchanges {
    private static final int FEW = 16;
    private static final int DRAWS = 4;
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final RandomGenerator random;
    private final List<Supplier<Dna>> moves = new ArrayList<>();

    private Exchanges(RandomGenerator random) {
        this.random = random;
    }

    /** Returns at most {@code most} neighbours of {@code dna}, drawn without replacement if there are more. */
    static List<Dna> of(DnaSpec spec, Dna dna, int most, RandomGenerator random) {
        Exchanges exchanges = new Exchanges(random);
        exchanges.collect(spec, dna, whole -> whole);
        List<Supplier<Dna>> moves = exchanges.moves;
        int count = Math.min(most, moves.size());
        for (int i = 0; i < count && count < moves.size(); i++) {
            Collections.swap(moves, i, random.nextInt(i, moves.size()));
        }
        return moves.subList(0, count).stream().map(Supplier::get).toList();
    }

    /** Returns a decision of the same kind as {@code like} with other picks. */
    static Decision ofPicks(Decision like, List<Pick> picks) {
        return like instanceof Order ? new Order(picks) : new Chosen(picks);
    }

    private void collect(DnaSpec spec, Dna dna, Function<Dna, Dna> outer) {
        for (int i = 0; i < dna.size(); i++) {
            int index = i;
            Function<Decision, Dna> replace = decision -> outer.apply(dna.with(index, decision));
            DecisionPoint point = spec.points().get(i);
            Decision decision = dna.get(i);
            if (point instanceof IntRange range && decision instanceof IntValue value) {
                integers(range.grid(), value.value(), replace);
            } else if (point instanceof Custom custom && decision instanceof TextValue text) {
                for (int draw = 0; draw < DRAWS; draw++) {
                    moves.add(() ->
                            replace.apply(new TextValue(custom.genes().random(random, Optional.of(text.value())))));
                }
            } else {
                picks(point, decision, replace);
            }
        }
    }

    private void integers(IntGrid grid, long old, Function<Decision, Dna> replace) {
        long count = grid.count();
        long at = grid.indexOf(old);
        if (count <= FEW) {
            for (long i = 0; i < count; i++) {
                addInteger(grid, i, at, replace);
            }
            return;
        }
        addInteger(grid, at - 1, at, replace);
        addInteger(grid, at + 1, at, replace);
        for (int draw = 0; draw < DRAWS; draw++) {
            addInteger(grid, at + Math.round(random.nextGaussian() * count / 10), at, replace);
        }
    }

    private void addInteger(IntGrid grid, long index, long old, Function<Decision, Dna> replace) {
        if (index != old && index >= 0 && index < grid.count()) {
            moves.add(() -> replace.apply(new IntValue(grid.at(index))));
        }
    }

    private void picks(DecisionPoint point, Decision decision, Function<Decision, Dna> replace) {
        List<Pick> picks = decision.picks();
        for (int j = 0; j < picks.size(); j++) {
            int at = j;
            Pick pick = picks.get(j);
            others(point, picks, j)
                    .forEach(candidate -> moves.add(
                            () -> replace.apply(with(point, decision, at, fresh(point.candidates(), candidate)))));
            if (!pick.sub().isEmpty()) {
                DnaSpec inside = point.candidates().get(pick.index()).spec();
                collect(
                        inside,
                        pick.sub(),
                        sub -> replace.apply(with(point, decision, at, new Pick(pick.index(), sub))));
            }
        }
        if (point instanceof Permutation || isDistinct(point) && !isSorted(point)) {
            reorderings(point, decision, replace);
        }
    }

    /** Returns the candidates that may replace pick {@code at}. */
    private static List<Integer> others(DecisionPoint point, List<Pick> picks, int at) {
        if (point instanceof Permutation) {
            return List.of();
        }
        BitSet free = new BitSet();
        free.set(0, point.candidates().size());
        if (isDistinct(point)) {
            picks.forEach(pick -> free.clear(pick.index()));
        }
        free.clear(picks.get(at).index());
        return free.stream().boxed().toList();
    }

    private static boolean isDistinct(DecisionPoint point) {
        return point instanceof Choices choices
                && choices.picks() > 1
                && choices.selection().distinct();
    }

    private static boolean isSorted(DecisionPoint point) {
        return point instanceof Choices choices && choices.selection().sorted();
    }

    private Pick fresh(List<Candidate> candidates, int candidate) {
        DnaSpec spec = candidates.get(candidate).spec();
        return spec.isEmpty() ? Pick.of(candidate) : new Pick(candidate, FRESH.sample(spec, random));
    }

    private static Decision with(DecisionPoint point, Decision decision, int at, Pick pick) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        picks.set(at, pick);
        if (isSorted(point)) {
            picks.sort(Comparator.comparingInt(Pick::index));
        }
        return ofPicks(decision, picks);
    }

    /** Swaps of two places, and moves of one candidate over more than one place. */
    private void reorderings(DecisionPoint point, Decision decision, Function<Decision, Dna> replace) {
        int n = decision.picks().size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int from = i;
                int to = j;
                if (i < j) {
                    moves.add(() -> replace.apply(swapped(decision, from, to)));
                }
                if (point instanceof Permutation && Math.abs(i - j) > 1) {
                    moves.add(() -> replace.apply(moved(decision, from, to)));
                }
            }
        }
    }

    private static Decision swapped(Decision decision, int a, int b) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        Collections.swap(picks, a, b);
        return ofPicks(decision, picks);
    }

    private static Decision moved(Decision decision, int from, int to) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        picks.add(to, picks.remove(from));
        return ofPicks(decision, picks);
    }
}
