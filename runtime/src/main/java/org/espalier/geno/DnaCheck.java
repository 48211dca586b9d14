package org.espalier.geno;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/** Compares a DNA with a spec. Paths are built only where something is wrong. */
final class DnaCheck {
    private @Nullable List<Violation> found;

    private DnaCheck() {}

    static List<Violation> check(DnaSpec spec, Dna dna) {
        DnaCheck check = new DnaCheck();
        check.spec(spec, dna, null, 0, 0);
        return check.found == null ? List.of() : List.copyOf(check.found);
    }

    private void spec(DnaSpec spec, Dna dna, @Nullable DecisionSite outer, int pick, int candidate) {
        List<DecisionPoint> points = spec.points();
        if (points.size() != dna.size()) {
            Path at = outer == null ? Path.ROOT : outer.branch(pick, candidate);
            report(at, count(points.size()), count(dna.size()), locations(points));
            return;
        }
        int[] plainChoices = spec.plainChoices();
        for (int i = 0; i < plainChoices.length; i++) {
            Decision decision = dna.get(i);
            if (plainChoices[i] > 0 && isPlain(decision, plainChoices[i])) {
                continue;
            }
            DecisionPoint point = points.get(i);
            if (!simple(point, decision)) {
                DecisionSite site = outer == null ? DecisionSite.top(point) : outer.inside(pick, candidate, point);
                decision(site, decision);
            }
        }
    }

    /** Whether a decision picks one of {@code candidates} candidates and has nothing inside. */
    private static boolean isPlain(Decision decision, int candidates) {
        if (!(decision instanceof Chosen chosen) || chosen.picks().size() != 1) {
            return false;
        }
        Pick pick = chosen.picks().get(0);
        return pick.index() < candidates && pick.sub().isEmpty();
    }

    /** Whether a decision is right and has nothing inside; the frequent case, decided without allocation. */
    private static boolean simple(DecisionPoint point, Decision decision) {
        if (point instanceof Choices choices && decision instanceof Chosen chosen) {
            return choices.picks() == 1
                    && chosen.picks().size() == 1
                    && chosen.index() < choices.candidates().size()
                    && chosen.sub().isEmpty()
                    && choices.candidates().get(chosen.index()).spec().isEmpty();
        }
        return point instanceof FloatRange range && decision instanceof FloatValue real && range.contains(real.value())
                || point instanceof IntRange grid
                        && decision instanceof IntValue number
                        && grid.grid().contains(number.value());
    }

    private void decision(DecisionSite site, Decision decision) {
        DecisionPoint point = site.point();
        if (point instanceof Choices choices && decision instanceof Chosen chosen) {
            picks(site, choices.candidates(), chosen.picks());
            selection(site, choices.selection(), chosen.picks());
        } else if (point instanceof Permutation order && decision instanceof Order given) {
            picks(site, order.candidates(), given.picks());
            order(site, order.candidates().size(), given.picks());
        } else if (!(point instanceof Custom custom
                && decision instanceof TextValue text
                && custom.genes().isValid(text.value()))) {
            report(site.id(), PointText.of(point), describe(decision), "");
        }
    }

    private void picks(DecisionSite site, List<Candidate> candidates, List<Pick> picks) {
        for (int j = 0; j < picks.size(); j++) {
            Pick pick = picks.get(j);
            if (pick.index() >= candidates.size()) {
                report(site.pickPath(j), "candidate in [0, " + (candidates.size() - 1) + "]", "" + pick.index(), "");
            } else {
                spec(candidates.get(pick.index()).spec(), pick.sub(), site, j, pick.index());
            }
        }
    }

    private void selection(DecisionSite site, Selection selection, List<Pick> picks) {
        if (picks.size() != selection.k()) {
            report(site.id(), PointText.of(site.point()), picks.size() + " picks " + numbers(picks), "");
            return;
        }
        if (selection.distinct() && repeats(picks, site.point().candidates().size())) {
            report(site.id(), "distinct picks", numbers(picks), "No candidate may be picked twice");
        }
        if (selection.sorted() && !ascending(picks)) {
            report(site.id(), "sorted picks", numbers(picks), "Candidate numbers must not decrease");
        }
    }

    private void order(DecisionSite site, int size, List<Pick> picks) {
        if (picks.size() != size || repeats(picks, size)) {
            report(site.id(), "each of the " + size + " candidates once", numbers(picks), "");
        }
    }

    /** Whether a candidate is picked twice; numbers that are no candidates are reported elsewhere. */
    private static boolean repeats(List<Pick> picks, int candidates) {
        if (picks.size() < 2) {
            return false;
        }
        BitSet seen = new BitSet(candidates);
        for (int i = 0; i < picks.size(); i++) {
            int index = picks.get(i).index();
            if (index < candidates) {
                if (seen.get(index)) {
                    return true;
                }
                seen.set(index);
            }
        }
        return false;
    }

    private static boolean ascending(List<Pick> picks) {
        for (int i = 1; i < picks.size(); i++) {
            if (picks.get(i).index() < picks.get(i - 1).index()) {
                return false;
            }
        }
        return true;
    }

    private void report(Path path, String expected, String what, String hint) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(new Violation(path, expected, what, hint));
    }

    private static String count(int decisions) {
        return decisions == 0 ? "no decisions" : decisions == 1 ? "1 decision" : decisions + " decisions";
    }

    private static String locations(List<DecisionPoint> points) {
        if (points.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(points.size() == 1 ? "The decision is " : "The decisions are ");
        for (int i = 0; i < Math.min(5, points.size()); i++) {
            Path at = points.get(i).location();
            out.append(i == 0 ? "" : ", ").append(at.isRoot() ? "(root)" : at);
        }
        return out.append(points.size() > 5 ? ", ..." : "").toString();
    }

    private static String numbers(List<Pick> picks) {
        StringBuilder out = new StringBuilder("(");
        for (Pick pick : picks) {
            out.append(out.length() == 1 ? "" : " ").append(pick.index());
        }
        return out.append(')').toString();
    }

    private static String describe(Decision decision) {
        return Texts.cut(DnaText.print(decision), 80);
    }
}
