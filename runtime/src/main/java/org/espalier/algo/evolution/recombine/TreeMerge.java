package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * The merge of several DNA, from the top of the tree of decisions down.
 *
 * @param test which points can be merged
 * @param targets ids of the points that are merged; null for all
 * @param point how a point is merged
 * @param turn the turn
 */
record TreeMerge(Predicate<DecisionPoint> test, @Nullable Set<Path> targets, PointMerge point, Turn turn) {

    /**
     * Returns one child for each parent.
     *
     * @param parents what each parent decided here; null for parents that picked another candidate above, but not for all
     * @param at the path of {@code spec}
     */
    Dna[] merge(DnaSpec spec, @Nullable Dna[] parents, Path at) {
        int donor = donor(parents);
        Decision[][] children = new Decision[parents.length][spec.points().size()];
        for (int i = 0; i < spec.points().size(); i++) {
            DecisionPoint here = spec.points().get(i);
            Path id = targets == null ? at : at.resolve(here.location());
            @Nullable Decision[] old = new Decision[parents.length];
            for (int j = 0; j < old.length; j++) {
                Dna parent = parents[j];
                old[j] = parent == null ? null : parent.get(i);
            }
            Decision[] now = now(here, id, old, donor);
            if (hasInner(here)) {
                now = withInner(here, id, old, now);
            }
            for (int j = 0; j < old.length; j++) {
                children[j][i] = now[j];
            }
        }
        return Arrays.stream(children).map(Dna::of).toArray(Dna[]::new);
    }

    /** The parent that decides for those that do not have the point. */
    private int donor(@Nullable Dna[] parents) {
        int donor = -1;
        int seen = 0;
        boolean needed = false;
        for (Dna parent : parents) {
            needed |= parent == null;
        }
        for (int j = 0; j < parents.length; j++) {
            if (parents[j] != null) {
                seen++;
                donor = donor < 0 || needed && turn.random().nextInt(seen) == 0 ? j : donor;
            }
        }
        return donor;
    }

    private Decision[] now(DecisionPoint here, Path id, @Nullable Decision[] old, int donor) {
        Decision[] now = new Decision[old.length];
        if (test.test(here) && (targets == null || targets.contains(id))) {
            Arrays.fill(now, point.merge(here, old, turn));
            return now;
        }
        for (int j = 0; j < now.length; j++) {
            Decision own = old[j] == null ? old[donor] : old[j];
            now[j] = Objects.requireNonNull(own);
        }
        return now;
    }

    private static boolean hasInner(DecisionPoint here) {
        for (Candidate candidate : here.candidates()) {
            if (!candidate.spec().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Decision[] withInner(DecisionPoint here, Path id, @Nullable Decision[] old, Decision[] now) {
        List<List<Pick>> picks = new ArrayList<>();
        for (Decision decision : now) {
            picks.add(new ArrayList<>(decision.picks()));
        }
        for (int p = 0; p < here.picks(); p++) {
            for (int j = 0; j < now.length; j++) {
                int candidate = now[j].picks().get(p).index();
                if (isFirst(now, j, p)) {
                    Dna[] inner = inner(here, id, old, p, candidate);
                    for (int other = j; other < now.length; other++) {
                        if (now[other].picks().get(p).index() == candidate) {
                            picks.get(other).set(p, new Pick(candidate, inner[other]));
                        }
                    }
                }
            }
        }
        return picks.stream().map(here::decide).toArray(Decision[]::new);
    }

    /** Whether no child before {@code j} has the same candidate as pick {@code p}. */
    private static boolean isFirst(Decision[] now, int j, int p) {
        int candidate = now[j].picks().get(p).index();
        for (int earlier = 0; earlier < j; earlier++) {
            if (now[earlier].picks().get(p).index() == candidate) {
                return false;
            }
        }
        return true;
    }

    /**
     * Merges what is inside {@code candidate} as pick {@code p}: from the parents that have it there; if none has, from those
     * that have it elsewhere.
     */
    private Dna[] inner(DecisionPoint here, Path id, @Nullable Decision[] old, int p, int candidate) {
        DnaSpec spec = here.candidates().get(candidate).spec();
        @Nullable Dna[] parents = new Dna[old.length];
        if (spec.isEmpty()) {
            Arrays.fill(parents, Dna.EMPTY);
        } else {
            boolean found = false;
            for (int j = 0; j < old.length; j++) {
                Decision decision = old[j];
                if (decision != null && decision.picks().get(p).index() == candidate) {
                    parents[j] = decision.picks().get(p).sub();
                    found = true;
                }
            }
            if (!found) {
                elsewhere(spec, old, candidate, parents);
            }
        }
        boolean several = here.picks() > 1 || here instanceof DecisionPoint.Permutation;
        Path inside = targets == null ? id : (several ? id.index(p) : id).branch(candidate);
        return merge(spec, parents, inside);
    }

    private void elsewhere(DnaSpec spec, @Nullable Decision[] old, int candidate, @Nullable Dna[] parents) {
        boolean found = false;
        for (int j = 0; j < old.length; j++) {
            Decision decision = old[j];
            if (decision != null) {
                for (Pick pick : decision.picks()) {
                    if (pick.index() == candidate) {
                        parents[j] = pick.sub();
                        found = true;
                    }
                }
            }
        }
        if (!found) {
            parents[0] = DnaSampler.overDecisions().sample(spec, turn.random());
        }
    }
}
