package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.algo.evolution.operation.Locus;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.ActiveDecision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;

/** Active places of a DNA, and draws among them. */
final class Places {
    /** An active decision, as a whole or one pick of it. */
    record Place(ActiveDecision active, Locus locus) {}

    private Places() {}

    /** Draws one of the decisions that fulfil {@code test}; empty if there is none. */
    static Optional<ActiveDecision> decision(Dna dna, Turn turn, Where where, Predicate<? super DecisionPoint> test) {
        List<Place> places = new ArrayList<>();
        DecisionWalk.active(turn.spec(), dna, active -> {
            if (test.test(active.point())) {
                places.add(new Place(active, Locus.of(active.site())));
            }
        });
        return draw(places, turn, where).map(Place::active);
    }

    /** Draws one of all places: each decision is one, and each pick of a decision that has several. */
    static Optional<Place> any(Dna dna, Turn turn, Where where) {
        List<Place> places = new ArrayList<>();
        DecisionWalk.active(turn.spec(), dna, active -> {
            places.add(new Place(active, Locus.of(active.site())));
            int picks = active.point().picks();
            for (int i = 0; i < picks && hasPicks(active.point()); i++) {
                places.add(new Place(active, Locus.of(active.site(), i)));
            }
        });
        return draw(places, turn, where);
    }

    private static boolean hasPicks(DecisionPoint point) {
        return point.picks() > 1 || point instanceof DecisionPoint.Permutation;
    }

    private static Optional<Place> draw(List<Place> places, Turn turn, Where where) {
        if (where == Where.all()) {
            return places.isEmpty()
                    ? Optional.empty()
                    : Optional.of(places.get(turn.random().nextInt(places.size())));
        }
        Map<Locus, Place> byLocus = new IdentityHashMap<>();
        places.forEach(place -> byLocus.put(place.locus(), place));
        List<Locus> kept = where.select(places.stream().map(Place::locus).toList(), turn);
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byLocus.get(kept.get(turn.random().nextInt(kept.size()))));
    }
}
