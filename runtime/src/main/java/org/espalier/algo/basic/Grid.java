package org.espalier.algo.basic;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Pick;
import org.espalier.geno.Scale;

/** A space with its ranges replaced by numbered points, and the translation of DNA between the two. */
final class Grid {
    private final GridSweep settings;
    private final DnaSpec fine;
    private final DnaSpec coarse;
    private final Map<DecisionPoint, List<Decision>> values = new IdentityHashMap<>();

    Grid(GridSweep settings, DnaSpec fine) {
        this.settings = settings;
        this.fine = fine;
        DnaSpec replaced = coarse(fine);
        this.coarse = values.isEmpty() ? fine : replaced;
    }

    /** The space whose ranges are integers that number the points. */
    DnaSpec coarse() {
        return coarse;
    }

    Dna toFine(Dna numbered) {
        return values.isEmpty() ? numbered : translate(fine, numbered, true).orElseThrow();
    }

    /** Returns the DNA that numbers the points of {@code dna}; empty if some value of it is not on the grid. */
    Optional<Dna> toCoarse(Dna dna) {
        return values.isEmpty() ? Optional.of(dna) : translate(fine, dna, false);
    }

    private DnaSpec coarse(DnaSpec spec) {
        return DnaSpec.of(spec.points().stream().map(this::coarse).toList());
    }

    private DecisionPoint coarse(DecisionPoint point) {
        if (point instanceof Choices choices) {
            return new Choices(choices.location(), choices.selection(), coarse(choices.candidates()), choices.tags());
        }
        if (point instanceof Permutation order) {
            return new Permutation(order.location(), coarse(order.candidates()), order.tags());
        }
        List<Decision> points = pointsOf(point);
        if (points.isEmpty()) {
            return point;
        }
        values.put(point, points);
        return new IntRange(point.location(), new IntGrid(0, points.size() - 1L, 1), Scale.LINEAR, point.tags());
    }

    private List<Candidate> coarse(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Candidate(candidate.label(), coarse(candidate.spec())))
                .toList();
    }

    /** The points that replace a range; empty if the decision is visited as it is. */
    private List<Decision> pointsOf(DecisionPoint point) {
        if (point instanceof FloatRange range) {
            int count = range.min() == range.max() ? 1 : settings.pointsPerFloat();
            return LongStream.range(0, count)
                    .mapToObj(i ->
                            (Decision) new FloatValue(range.scale().fromUnit(unit(i, count), range.min(), range.max())))
                    .toList();
        }
        if (point instanceof IntRange range && range.grid().count() > settings.pointsPerInt()) {
            IntGrid grid = range.grid();
            int count = settings.pointsPerInt();
            return LongStream.range(0, count)
                    .map(i -> grid.nearest(range.scale().fromUnit(unit(i, count), grid.min(), grid.last())))
                    .distinct()
                    .mapToObj(value -> (Decision) new IntValue(value))
                    .toList();
        }
        return List.of();
    }

    private static double unit(long index, int count) {
        return count == 1 ? 0.5 : index / (count - 1.0);
    }

    private Optional<Dna> translate(DnaSpec spec, Dna dna, boolean toFine) {
        List<Decision> translated = new ArrayList<>(dna.size());
        for (int i = 0; i < dna.size(); i++) {
            Optional<Decision> decision = translate(spec.points().get(i), dna.get(i), toFine);
            if (decision.isEmpty()) {
                return Optional.empty();
            }
            translated.add(decision.get());
        }
        return Optional.of(Dna.of(translated));
    }

    private Optional<Decision> translate(DecisionPoint point, Decision decision, boolean toFine) {
        if (!point.candidates().isEmpty()) {
            return translatePicks(point, decision.picks(), toFine);
        }
        List<Decision> points = values.get(point);
        if (points == null) {
            return Optional.of(decision);
        }
        if (toFine && decision instanceof IntValue number) {
            return Optional.of(points.get((int) number.value()));
        }
        int index = points.indexOf(decision);
        return index < 0 ? Optional.empty() : Optional.of(new IntValue(index));
    }

    private Optional<Decision> translatePicks(DecisionPoint point, List<Pick> picks, boolean toFine) {
        List<Pick> translated = new ArrayList<>(picks.size());
        for (Pick pick : picks) {
            Optional<Dna> sub = translate(point.candidates().get(pick.index()).spec(), pick.sub(), toFine);
            if (sub.isEmpty()) {
                return Optional.empty();
            }
            translated.add(sub.get().equals(pick.sub()) ? pick : new Pick(pick.index(), sub.get()));
        }
        return Optional.of(point instanceof Choices ? new Chosen(translated) : new Order(translated));
    }
}
