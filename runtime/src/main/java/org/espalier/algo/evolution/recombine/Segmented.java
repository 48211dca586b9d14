package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.ActiveDecision;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;

/**
 * Cuts two parents into segments and takes them in turn: the first child begins with the first parent, the second child with
 * the second.
 *
 * <p>What is cut is the list of the decisions at the top level with all that is inside them; the picks of a choice of
 * several that may repeat and are not sorted are separate, because they are independent of each other.
 *
 * @param cuts where it is cut
 */
public record Segmented(Cuts cuts) implements Recombinator {
    /** @throws IllegalArgumentException if there are more than two parents */
    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        if (!Pairs.isPair(parents)) {
            return parents.stream().map(Individual::dna).toList();
        }
        Dna one = parents.get(0).dna();
        Dna other = parents.get(1).dna();
        List<Locus> loci = loci(one, turn);
        boolean[] crossed = crossed(loci.size(), cuts.cut(loci, turn));
        return List.of(child(turn, one, other, crossed), child(turn, other, one, crossed));
    }

    private static List<Locus> loci(Dna dna, Turn turn) {
        List<Locus> loci = new ArrayList<>();
        for (ActiveDecision active : DecisionWalk.active(turn.spec(), dna)) {
            if (active.enclosing().isEmpty()) {
                if (isSplit(active.point())) {
                    for (int i = 0; i < active.point().picks(); i++) {
                        loci.add(Locus.of(active.site(), i));
                    }
                } else {
                    loci.add(Locus.of(active.site()));
                }
            }
        }
        return loci;
    }

    private static boolean isSplit(DecisionPoint point) {
        return point.picks() > 1 && !point.isDistinct() && !point.isSorted();
    }

    /** Returns for each position whether it is in an odd segment. */
    private static boolean[] crossed(int size, List<Integer> cuts) {
        boolean[] crossed = new boolean[size];
        for (int cut : cuts) {
            for (int i = cut; i < size; i++) {
                crossed[i] = !crossed[i];
            }
        }
        return crossed;
    }

    private static Dna child(Turn turn, Dna own, Dna other, boolean[] crossed) {
        List<Decision> decisions = new ArrayList<>();
        int position = 0;
        for (int i = 0; i < own.size(); i++) {
            DecisionPoint point = turn.spec().points().get(i);
            if (isSplit(point)) {
                List<Pick> picks = new ArrayList<>();
                for (int j = 0; j < point.picks(); j++) {
                    Dna from = crossed[position++] ? other : own;
                    picks.add(from.get(i).picks().get(j));
                }
                decisions.add(point.decide(picks));
            } else {
                decisions.add((crossed[position++] ? other : own).get(i));
            }
        }
        return Dna.of(decisions);
    }
}
