package org.espalier.geno;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/** Reads a DNA from a map by id or name, collecting all problems. */
final class DnaMapReader {
    private final Map<String, ? extends @Nullable Object> map;
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    DnaMapReader(Map<String, ? extends @Nullable Object> map) {
        this.map = map;
    }

    Dna read(DnaSpec spec) {
        Decision[] decisions = new Decision[spec.points().size()];
        for (int i = 0; i < decisions.length; i++) {
            DecisionPoint point = spec.points().get(i);
            Decision decision = decision(DecisionSite.top(point)).orElse(null);
            if (decision != null) {
                violations.addAll(DnaSpec.of(List.of(point)).check(Dna.of(decision)));
                decisions[i] = decision;
            }
        }
        taken.forEach(this::checkAllTaken);
        if (!violations.isEmpty()) {
            throw new DnaException("Map of decisions", violations);
        }
        return Dna.owning(decisions);
    }

    private void checkAllTaken(String name, int count) {
        if (map.get(name) instanceof List<?> list && list.size() > count) {
            report(Path.ROOT, count + " values for the name '" + name + "'", list.size() + " values", "");
        }
    }

    private Optional<Dna> spec(DnaSpec spec, DecisionSite outer, int pick, int candidate) {
        List<Decision> decisions = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            decision(outer.inside(pick, candidate, point)).ifPresent(decisions::add);
        }
        return decisions.size() == spec.points().size() ? Optional.of(Dna.of(decisions)) : Optional.empty();
    }

    private Optional<Decision> decision(DecisionSite site) {
        DecisionPoint point = site.point();
        Optional<List<@Nullable Object>> values = values(site);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (point.picks() > 0) {
            return picks(site, values.get());
        }
        Object value = values.get().get(0);
        Optional<Decision> decision = Values.decision(point, value);
        if (decision.isEmpty()) {
            report(site.id(), PointText.of(point), Values.describe(value), "");
        }
        return decision;
    }

    private Optional<Decision> picks(DecisionSite site, List<@Nullable Object> values) {
        List<Pick> picks = new ArrayList<>();
        for (int j = 0; j < values.size(); j++) {
            Optional<Integer> index = index(site, j, values.get(j));
            if (index.isPresent()) {
                int c = index.get();
                spec(site.point().candidates().get(c).spec(), site, j, c).ifPresent(sub -> picks.add(new Pick(c, sub)));
            }
        }
        return picks.size() == values.size() ? Optional.of(PickEdits.decision(site.point(), picks)) : Optional.empty();
    }

    /** Returns the values of a decision, as many as it has picks, or one; empty after a report. */
    private Optional<List<@Nullable Object>> values(DecisionSite site) {
        String id = site.id().toString();
        Object byId = map.get(id);
        int count = Math.max(1, site.point().picks());
        if (byId != null) {
            List<@Nullable Object> values = asList(byId);
            return values.size() == count ? Optional.of(values) : wrongCount(site, count, values.size());
        }
        String name = site.point().tags().name().orElse("");
        Object byName = map.get(name);
        if (byName != null && !name.isEmpty()) {
            return ofName(site, name, asList(byName), count);
        }
        return entries(site, count, name);
    }

    /** Takes the next values of a name, which several sites may share. */
    private Optional<List<@Nullable Object>> ofName(
            DecisionSite site, String name, List<@Nullable Object> values, int count) {
        int from = taken.getOrDefault(name, 0);
        taken.put(name, from + count);
        return from + count <= values.size()
                ? Optional.of(values.subList(from, from + count))
                : wrongCount(site, from + count, values.size());
    }

    private Optional<List<@Nullable Object>> entries(DecisionSite site, int count, String name) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            Path at = site.pickPath(j);
            Object value = map.get(at.toString());
            if (value == null) {
                boolean partly = j > 0;
                report(
                        partly ? at : site.id(),
                        PointText.of(site.point()),
                        "nothing",
                        "Give it as '" + (partly ? at : site.id()) + "'"
                                + (name.isEmpty() ? "" : " or '" + name + "'"));
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    private Optional<List<@Nullable Object>> wrongCount(DecisionSite site, int expected, int found) {
        report(site.id(), PointText.of(site.point()) + ", so " + expected + " values", found + " values", "");
        return Optional.empty();
    }

    private Optional<Integer> index(DecisionSite site, int pick, @Nullable Object value) {
        PickNotation notation = new PickNotation(site.point().candidates());
        Optional<Integer> index = notation.read(value);
        if (index.isEmpty()) {
            report(site.pickPath(pick), notation.expected(), Values.describe(value), notation.hint(value));
        }
        return index;
    }

    private void report(Path path, String expected, String found, String hint) {
        violations.add(new Violation(path, expected, found, hint));
    }

    private static List<@Nullable Object> asList(Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        if (value instanceof List<?> list) {
            values.addAll(list);
        } else {
            values.add(value);
        }
        return values;
    }
}
