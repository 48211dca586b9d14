package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Recombination point by point.
 *
 * <p>At the points that it is for, all children get one merged decision; elsewhere child {@code i} decides as parent
 * {@code i}. So there are as many different children as parents, or one if all points are merged.
 *
 * @param test which points can be merged
 * @param where which of them are merged
 * @param merge how
 */
record PointWise(Predicate<DecisionPoint> test, Where where, PointMerge merge) {

    List<Dna> children(List<Individual> parents, Turn turn) {
        if (parents.isEmpty()) {
            return List.of();
        }
        Dna[] dnas = parents.stream().map(Individual::dna).toArray(Dna[]::new);
        TreeMerge tree = new TreeMerge(this::isTarget, targets(dnas, turn), merge, turn);
        return List.copyOf(new LinkedHashSet<>(List.of(tree.merge(turn.spec(), dnas, Path.ROOT))));
    }

    private boolean isTarget(DecisionPoint point) {
        return test.test(point);
    }

    /** Returns the ids of the points that are merged; null for all. */
    private @Nullable Set<Path> targets(Dna[] parents, Turn turn) {
        if (where == Where.all()) {
            return null;
        }
        Map<Path, Locus> loci = new LinkedHashMap<>();
        for (Dna parent : parents) {
            DecisionWalk.active(turn.spec(), parent, active -> {
                if (test.test(active.point())) {
                    loci.putIfAbsent(active.site().id(), Locus.of(active.site()));
                }
            });
        }
        Set<Path> ids = new HashSet<>();
        where.select(new ArrayList<>(loci.values()), turn)
                .forEach(locus -> ids.add(locus.site().id()));
        return ids;
    }
}
