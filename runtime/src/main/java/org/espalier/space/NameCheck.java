package org.espalier.space;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;
import org.espalier.path.PathFormatException;
import org.espalier.path.Step;
import org.espalier.path.Violation;

/**
 * Checks that every name means one decision: no two places have the same, and none is the id of another decision.
 */
final class NameCheck {
    private final Map<DnaSpec, List<Named>> known = new IdentityHashMap<>();

    private NameCheck() {}

    private record Named(String name, Path path) {}

    static List<Violation> check(DnaSpec spec) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Path> first = new LinkedHashMap<>();
        for (Named named : new NameCheck().names(spec)) {
            Path before = first.putIfAbsent(named.name(), named.path());
            if (before != null) {
                violations.add(new Violation(
                        named.path(),
                        "a name of its own",
                        "'" + named.name() + "', which is also the name of " + show(before),
                        "Name only one of them, give hints instead, or tie them"));
            } else if (isIdOfAnother(spec, named)) {
                violations.add(new Violation(
                        named.path(),
                        "a name that is no decision's id",
                        "'" + named.name() + "'",
                        "Choose another name"));
            }
        }
        return violations;
    }

    private static String show(Path path) {
        return path.isRoot() ? "(root)" : path.toString();
    }

    private List<Named> names(DnaSpec spec) {
        List<Named> memo = known.get(spec);
        if (memo != null) {
            return memo;
        }
        List<Named> names = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            point.tags().name().ifPresent(name -> names.add(new Named(name, point.location())));
            List<Candidate> candidates = point.candidates();
            for (int i = 0; i < candidates.size(); i++) {
                DnaSpec inner = candidates.get(i).spec();
                if (!inner.isEmpty()) {
                    for (Named named : names(inner)) {
                        names.add(new Named(
                                named.name(), point.location().branch(i).resolve(named.path())));
                    }
                }
            }
        }
        known.put(spec, names);
        return names;
    }

    private static boolean isIdOfAnother(DnaSpec spec, Named named) {
        try {
            Path path = Path.parse(named.name());
            return !path.equals(named.path()) && hasPoint(spec, path.steps());
        } catch (PathFormatException e) {
            return false;
        }
    }

    private static boolean hasPoint(DnaSpec spec, List<Step> id) {
        for (DecisionPoint point : spec.points()) {
            List<Step> location = point.location().steps();
            if (id.equals(location)) {
                return true;
            }
            if (id.size() > location.size() && id.subList(0, location.size()).equals(location)) {
                List<Step> rest = id.subList(location.size(), id.size());
                rest = rest.get(0) instanceof Step.Index ? rest.subList(1, rest.size()) : rest;
                if (!rest.isEmpty()
                        && rest.get(0) instanceof Step.Branch branch
                        && branch.candidate() < point.candidates().size()
                        && hasPoint(point.candidates().get(branch.candidate()).spec(), rest.subList(1, rest.size()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
