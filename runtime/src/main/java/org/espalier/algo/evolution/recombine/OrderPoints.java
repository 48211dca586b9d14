package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.ActiveDecision;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;
import org.espalier.path.Path;

/** Recombination of orders that two parents have at the same place. */
final class OrderPoints {
    /** Makes orders of two. */
    interface Crossing {
        List<int[]> cross(int[] one, int[] other, RandomGenerator random);
    }

    private record Both(ActiveDecision one, ActiveDecision other) {}

    private OrderPoints() {}

    /** Whether all of at least two candidates are put in order: a permutation, or a choice that says the same. */
    static boolean isOrder(DecisionPoint point) {
        return point.picks() > 1
                && point.picks() == point.candidates().size()
                && point.isDistinct()
                && !point.isSorted();
    }

    /** Returns the children; the parents if they have no order at the same place. */
    static List<Dna> children(List<Individual> parents, Turn turn, Where where, Crossing crossing) {
        List<Dna> dnas = parents.stream().map(Individual::dna).toList();
        if (!Pairs.isPair(parents)) {
            return dnas;
        }
        List<Both> points = select(common(dnas.get(0), dnas.get(1), turn), turn, where);
        if (points.isEmpty()) {
            return dnas;
        }
        Set<Dna> children = new LinkedHashSet<>();
        for (Both both : points) {
            List<int[]> orders = crossing.cross(
                    candidates(both.one().decision()), candidates(both.other().decision()), turn.random());
            for (ActiveDecision parent : List.of(both.one(), both.other())) {
                orders.forEach(order -> children.add(parent.replacedBy(reordered(parent, order))));
            }
        }
        return List.copyOf(children);
    }

    private static List<Both> common(Dna one, Dna other, Turn turn) {
        Map<Path, ActiveDecision> there = new HashMap<>();
        DecisionWalk.active(turn.spec(), other, active -> {
            if (isOrder(active.point())) {
                there.put(active.site().id(), active);
            }
        });
        List<Both> points = new ArrayList<>();
        DecisionWalk.active(turn.spec(), one, active -> {
            ActiveDecision match =
                    isOrder(active.point()) ? there.get(active.site().id()) : null;
            if (match != null) {
                points.add(new Both(active, match));
            }
        });
        return points;
    }

    private static List<Both> select(List<Both> points, Turn turn, Where where) {
        Map<Locus, Both> byLocus = new IdentityHashMap<>();
        List<Locus> loci = new ArrayList<>();
        for (Both both : points) {
            Locus locus = Locus.of(both.one().site());
            loci.add(locus);
            byLocus.put(locus, both);
        }
        List<Both> selected = new ArrayList<>();
        for (Locus locus : where.select(loci, turn)) {
            Both both = byLocus.get(locus);
            if (both != null) {
                selected.add(both);
            }
        }
        return selected;
    }

    /** The picks of a parent in another order: the decisions inside them are the parent's. */
    private static Decision reordered(ActiveDecision parent, int[] order) {
        List<Pick> own = parent.decision().picks();
        Pick[] byCandidate = new Pick[own.size()];
        own.forEach(pick -> byCandidate[pick.index()] = pick);
        return parent.point()
                .decide(Arrays.stream(order).mapToObj(c -> byCandidate[c]).toList());
    }

    static int[] candidates(Decision decision) {
        return decision.picks().stream().mapToInt(Pick::index).toArray();
    }

    static Decision decision(DecisionPoint point, int[] order) {
        return point.decide(Arrays.stream(order).mapToObj(Pick::of).toList());
    }

    /** Draws {@code start < end < size}, each pair being equally likely. */
    static int[] cut(int size, RandomGenerator random) {
        int one = random.nextInt(size);
        int drawn = random.nextInt(size - 1);
        int other = drawn < one ? drawn : drawn + 1;
        return new int[] {Math.min(one, other), Math.max(one, other)};
    }
}
