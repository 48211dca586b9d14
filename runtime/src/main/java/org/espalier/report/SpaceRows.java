package org.espalier.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Path;
import org.espalier.report.NodeTable.Place;
import org.espalier.report.NodeTable.Row;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a tree; of a tree that was compiled for search, with the ids of its decisions; or of such a tree with a DNA,
 * with what was decided.
 *
 * <p>A candidate that was picked several times has one row for each pick, because each has its own decisions inside.
 */
final class SpaceRows {
    private final NodeTable table;
    private final Map<String, Taken> ties = new HashMap<>();

    SpaceRows(NodeTable table) {
        this.table = table;
    }

    /**
     * The decisions of a tree, or of one candidate.
     *
     * @param dna what was decided; null if nothing was, or if the candidate was not picked
     * @param depth the number of steps of the path to the root of the tree or candidate
     * @param id what the ids of the decisions begin with
     * @param outer the decisions around the candidate
     */
    private record Level(
            Map<Path, Integer> numbers,
            DnaSpec spec,
            @Nullable Dna dna,
            int depth,
            String id,
            @Nullable Level outer) {}

    /** A decision point with its id and what was decided. */
    private record Taken(DecisionPoint point, @Nullable Decision decision, String id) {}

    /** Adds a tree that is not searched. */
    void add(Symbol<?> tree) {
        walk(tree, Place.top(tree), null);
        table.resolve();
    }

    /** Adds a tree that was compiled to {@code spec}, with the decisions of {@code dna} unless that is null. */
    void add(Symbol<?> template, DnaSpec spec, @Nullable Dna dna) {
        walk(template, Place.top(template), level(spec, dna, 0, "", null));
        table.resolve();
    }

    private static Level level(DnaSpec spec, @Nullable Dna dna, int depth, String id, @Nullable Level outer) {
        Map<Path, Integer> numbers = new HashMap<>();
        for (DecisionPoint point : spec.points()) {
            numbers.put(point.location(), numbers.size());
        }
        return new Level(numbers, spec, dna, depth, id, outer);
    }

    private Row walk(Symbol<?> node, Place place, @Nullable Level level) {
        Row row = table.add(place, node);
        if (node instanceof Hyper<?> hyper) {
            walkHyper(hyper, row, level);
            return row;
        }
        for (int i = 0; i < node.children().size(); i++) {
            if (table.isFull()) {
                table.addRest(row, i);
                return row;
            }
            walk(node.children().get(i), row.child(i), level);
        }
        return row;
    }

    private void walkHyper(Hyper<?> hyper, Row row, @Nullable Level level) {
        addMarks(hyper, row);
        Taken taken = level == null ? null : taken(hyper, row.place().path(), level);
        if (level == null || taken == null) {
            row.put("settings", PointFacts.settings(hyper));
            if (level != null) {
                row.put("open", true);
            }
            walkCandidates(hyper, row, level, null);
            return;
        }
        row.put("settings", PointFacts.settings(taken.point))
                .put("ways", PointFacts.ways(taken.point))
                .put("id", taken.id);
        Decision decision = taken.decision;
        if (decision != null) {
            PointFacts.addDecision(taken.point, decision, row.cells());
        }
        walkCandidates(hyper, row, level, taken);
        if (decision instanceof TextValue) {
            addOutcome(hyper, decision, row);
        }
    }

    private static void addMarks(Hyper<?> hyper, Row row) {
        hyper.tags().name().ifPresent(name -> row.put("name", name));
        hyper.tie().ifPresent(tie -> row.put("tie", tie));
        if (!hyper.tags().hints().isEmpty()) {
            row.put("hints", hyper.tags().hints().stream().map(String::valueOf).toList());
        }
    }

    private @Nullable Taken taken(Hyper<?> hyper, Path path, Level level) {
        for (Level at = level; at != null; at = at.outer) {
            Path location = Path.of(path.steps().subList(at.depth, path.depth()));
            Integer number = at.numbers.get(location);
            if (number != null) {
                Taken taken = new Taken(
                        at.spec.points().get(number),
                        at.dna == null ? null : at.dna.get(number),
                        join(at.id, idOf(location)));
                hyper.tie().ifPresent(tie -> ties.put(tie, taken));
                return taken;
            }
        }
        return hyper.tie().map(ties::get).orElse(null);
    }

    private void walkCandidates(Hyper<?> hyper, Row row, @Nullable Level level, @Nullable Taken taken) {
        for (int i = 0; i < hyper.children().size(); i++) {
            if (table.isFull()) {
                table.addRest(row, i);
                return;
            }
            Symbol<?> candidate = hyper.children().get(i);
            if (taken == null) {
                walk(candidate, row.child(i), level);
                continue;
            }
            boolean picked = false;
            List<Pick> picks = taken.decision == null ? List.of() : taken.decision.picks();
            for (int j = 0; j < picks.size(); j++) {
                if (picks.get(j).index() == i) {
                    picked = true;
                    Level inside = inside(
                            taken, level, row, new Branch(j, i, picks.get(j).sub()));
                    walk(candidate, row.child(i), inside).put("pick", j);
                }
            }
            if (!picked) {
                Row unpicked = walk(candidate, row.child(i), inside(taken, level, row, new Branch(-1, i, null)));
                if (taken.decision != null) {
                    unpicked.put("rejected", true);
                }
            }
        }
    }

    /** Candidate {@code index} as pick number {@code pick}, or as any pick if that is -1. */
    private record Branch(int pick, int index, @Nullable Dna dna) {}

    private static Level inside(Taken taken, @Nullable Level level, Row row, Branch branch) {
        boolean several = taken.point.picks() > 1 || taken.point instanceof DecisionPoint.Permutation;
        String pick = several ? "[" + (branch.pick < 0 ? "*" : branch.pick) + "]" : "";
        Candidate candidate = taken.point.candidates().get(branch.index);
        int depth = row.place().path().depth() + 1;
        return level(candidate.spec(), branch.dna, depth, taken.id + pick + "[=" + branch.index + "]", level);
    }

    /** Shows what a text of the user's own making leads to; leaves it out if that is no valid tree. */
    private void addOutcome(Hyper<?> hyper, Decision decision, Row row) {
        try {
            Symbol<?> outcome =
                    hyper.decode(decision, (index, sub) -> hyper.children().get(index));
            Place place = new Place(row.index(), outcome, row.place().path());
            Row below = walk(outcome, place, null).put("key", "outcome").put("pick", 0);
            below.cells().remove("step");
        } catch (SymbolException e) {
            row.put("problem", String.valueOf(e.getMessage()));
        }
    }

    private static String idOf(Path location) {
        return location.steps().stream().map(NodeTable::text).collect(Collectors.joining());
    }

    private static String join(String prefix, String suffix) {
        return Stream.of(prefix, suffix)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
