package org.espalier.geno;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/** The flat list of numbers: depth first, each pick followed by what is inside it. */
final class DnaNumbers {
    private final List<?> numbers;
    private int at;

    private DnaNumbers(List<?> numbers) {
        this.numbers = numbers;
    }

    static List<Object> write(Dna dna) {
        List<Object> out = new ArrayList<>(dna.size());
        write(dna, out);
        return Collections.unmodifiableList(out);
    }

    private static void write(Dna dna, List<Object> out) {
        for (int i = 0; i < dna.size(); i++) {
            Decision decision = dna.get(i);
            if (decision.picks().isEmpty()) {
                out.add(Values.of(decision));
            }
            for (Pick pick : decision.picks()) {
                out.add(pick.index());
                write(pick.sub(), out);
            }
        }
    }

    static Dna read(DnaSpec spec, List<?> numbers) {
        DnaNumbers reader = new DnaNumbers(numbers);
        Dna dna = reader.spec(spec, null, 0, 0);
        if (reader.at < numbers.size()) {
            throw fail(Path.ROOT, reader.at + " numbers", numbers.size() + " numbers");
        }
        return spec.require(dna);
    }

    private Dna spec(DnaSpec spec, @Nullable DecisionSite outer, int pick, int candidate) {
        List<DecisionPoint> points = spec.points();
        Decision[] decisions = new Decision[points.size()];
        for (int i = 0; i < decisions.length; i++) {
            DecisionPoint point = points.get(i);
            DecisionSite site = outer == null ? DecisionSite.top(point) : outer.inside(pick, candidate, point);
            decisions[i] = point.picks() == 0 ? value(site) : picks(site);
        }
        return Dna.owning(decisions);
    }

    private Decision value(DecisionSite site) {
        Object value = next(site.id(), PointText.of(site.point()));
        return Values.decision(site.point(), value)
                .orElseThrow(() -> wrong(site.id(), PointText.of(site.point()), value));
    }

    private Decision picks(DecisionSite site) {
        List<Candidate> candidates = site.point().candidates();
        List<Pick> picks = new ArrayList<>();
        for (int j = 0; j < site.point().picks(); j++) {
            Path at = site.pickPath(j);
            String expected = "candidate in [0, " + (candidates.size() - 1) + "]";
            Object value = next(at, expected);
            Optional<Long> index = Values.integer(value).filter(i -> i >= 0 && i < candidates.size());
            int c = index.orElseThrow(() -> wrong(at, expected, value)).intValue();
            picks.add(new Pick(c, spec(candidates.get(c).spec(), site, j, c)));
        }
        return PickEdits.decision(site.point(), picks);
    }

    private @Nullable Object next(Path at, String expected) {
        if (this.at >= numbers.size()) {
            throw fail(at, expected, "the end of the " + numbers.size() + " numbers");
        }
        return numbers.get(this.at++);
    }

    private DnaException wrong(Path path, String expected, @Nullable Object value) {
        return fail(path, expected, Values.describe(value) + " as number " + (at - 1));
    }

    private static DnaException fail(Path path, String expected, String found) {
        return new DnaException("List of numbers", List.of(Violation.of(path, expected, found)));
    }
}
