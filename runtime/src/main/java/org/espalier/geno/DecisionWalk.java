package org.espalier.geno;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Walks over decisions in order, giving each its absolute id: a decision first, then, pick after pick, what is inside it.
 *
 * <p>A choice of several picks is one decision, and so is an order; the decisions inside their picks have ids of their own,
 * such as {@code ops[1][=2].filters}.
 */
public final class DecisionWalk {
    private DecisionWalk() {}

    /**
     * Calls {@code action} for each active decision of {@code dna}, in order.
     *
     * @throws DnaException if {@code dna} does not fit {@code spec}
     */
    public static void active(DnaSpec spec, Dna dna, Consumer<? super ActiveDecision> action) {
        spec.require(dna);
        List<DecisionPoint> points = spec.points();
        for (int i = 0; i < points.size(); i++) {
            visit(ActiveDecision.top(points.get(i), dna, i), action);
        }
    }

    /**
     * Returns the active decisions of {@code dna}, in order.
     *
     * @throws DnaException if {@code dna} does not fit {@code spec}
     */
    public static List<ActiveDecision> active(DnaSpec spec, Dna dna) {
        List<ActiveDecision> all = new ArrayList<>(dna.size());
        active(spec, dna, all::add);
        return Collections.unmodifiableList(all);
    }

    /**
     * Returns the active decisions of {@code dna} by id, in order.
     *
     * @throws DnaException if {@code dna} does not fit {@code spec}
     */
    public static Map<Path, Decision> byId(DnaSpec spec, Dna dna) {
        Map<Path, Decision> all = new LinkedHashMap<>();
        active(spec, dna, active -> all.put(active.site().id(), active.decision()));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Calls {@code action} for each site of {@code spec}, whether active in a DNA or not, in order.
     *
     * <p>There are {@link #count} of them: nested choices of several picks multiply.
     */
    public static void sites(DnaSpec spec, Consumer<? super DecisionSite> action) {
        sites(spec, null, 0, 0, action);
    }

    /**
     * Returns all sites of {@code spec}, whether active in a DNA or not, in order.
     *
     * @param limit the largest number of sites that may be listed
     * @throws SpecTooLargeException if there are more than {@code limit}
     */
    public static List<DecisionSite> sites(DnaSpec spec, int limit) {
        if (count(spec) > limit) {
            throw new SpecTooLargeException("decision sites", limit, count(spec));
        }
        List<DecisionSite> all = new ArrayList<>();
        sites(spec, all::add);
        return Collections.unmodifiableList(all);
    }

    /** Returns the number of sites of {@code spec}, without visiting them; 2^61 if there are even more. */
    public static long count(DnaSpec spec) {
        return spec.traits().sites();
    }

    private static void visit(ActiveDecision active, Consumer<? super ActiveDecision> action) {
        action.accept(active);
        List<Pick> picks = active.decision().picks();
        for (int j = 0; j < picks.size(); j++) {
            Pick pick = picks.get(j);
            if (!pick.sub().isEmpty()) {
                List<DecisionPoint> points =
                        active.point().candidates().get(pick.index()).spec().points();
                for (int i = 0; i < points.size(); i++) {
                    visit(active.inside(j, points.get(i), i), action);
                }
            }
        }
    }

    private static void sites(
            DnaSpec spec,
            @Nullable DecisionSite outer,
            int pick,
            int candidate,
            Consumer<? super DecisionSite> action) {
        for (DecisionPoint point : spec.points()) {
            DecisionSite site = outer == null ? DecisionSite.top(point) : outer.inside(pick, candidate, point);
            action.accept(site);
            for (int j = 0; j < point.picks(); j++) {
                for (int c = 0; c < point.candidates().size(); c++) {
                    sites(point.candidates().get(c).spec(), site, j, c, action);
                }
            }
        }
    }
}
