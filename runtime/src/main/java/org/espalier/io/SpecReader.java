package org.espalier.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.path.Path;

/** Turns JSON into a spec, collecting every problem. */
final class SpecReader {
    private static final Set<String> COMMON = Set.of("kind", "at", "name", "hints");

    private final Vocabulary words;
    private final Problems problems = new Problems();

    private SpecReader(Vocabulary words) {
        this.words = words;
    }

    static DnaSpec read(JsonElement element, Vocabulary words) {
        SpecReader reader = new SpecReader(words);
        DnaSpec spec = reader.spec(element, Path.ROOT.key("spec"));
        reader.problems.throwIfAny("Spec in the document");
        return spec;
    }

    private DnaSpec spec(JsonElement element, Path at) {
        if (!(element instanceof JsonArray array)) {
            problems.reject(at, "a list of decision points", element);
            return DnaSpec.EMPTY;
        }
        List<DecisionPoint> points = new ArrayList<>();
        for (int i = 0; i < array.size() && !problems.isFull(); i++) {
            point(array.get(i), at.index(i)).ifPresent(points::add);
        }
        try {
            return DnaSpec.of(points);
        } catch (IllegalArgumentException e) {
            problems.note(at, "a spec", element, e);
            return DnaSpec.EMPTY;
        }
    }

    private Optional<DecisionPoint> point(JsonElement element, Path at) {
        try {
            return Optional.of(point(ObjectReader.of(element, at)));
        } catch (IllegalArgumentException e) {
            problems.note(at, "a decision point", element, e);
            return Optional.empty();
        }
    }

    private DecisionPoint point(ObjectReader point) {
        return switch (point.text("kind")) {
            case "choices" -> choices(point);
            case "order" -> {
                only(point, "candidates");
                yield new DecisionPoint.Permutation(location(point), candidates(point), HyperReader.tags(point));
            }
            case "float" -> {
                only(point, "min", "max", "scale");
                yield new DecisionPoint.FloatRange(
                        location(point),
                        point.real("min"),
                        point.real("max"),
                        HyperReader.scale(point),
                        HyperReader.tags(point));
            }
            case "int" -> {
                only(point, "min", "max", "step", "scale");
                IntGrid grid = new IntGrid(point.whole("min"), point.whole("max"), point.whole("step"));
                yield new DecisionPoint.IntRange(
                        location(point), grid, HyperReader.scale(point), HyperReader.tags(point));
            }
            case "custom" -> {
                only(point, "genes");
                Path genes = point.at().key("genes");
                yield new DecisionPoint.Custom(
                        location(point),
                        HyperReader.custom(words, point.text("genes"), genes).genes(),
                        HyperReader.tags(point));
            }
            default ->
                throw ObjectReader.refused(
                        point.at().key("kind"), "choices, order, float, int or custom", point.get("kind"));
        };
    }

    private DecisionPoint choices(ObjectReader point) {
        only(point, "k", "distinct", "sorted", "candidates");
        return new DecisionPoint.Choices(
                location(point), HyperReader.selection(point), candidates(point), HyperReader.tags(point));
    }

    private static void only(ObjectReader point, String... own) {
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(List.of(own));
        point.only(known);
    }

    private static Path location(ObjectReader point) {
        return Path.parse(point.text("at"));
    }

    private List<Candidate> candidates(ObjectReader point) {
        JsonArray array = point.list("candidates");
        Path at = point.at().key("candidates");
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            ObjectReader candidate = ObjectReader.of(array.get(i), at.index(i)).only(Set.of("label", "spec"));
            candidates.add(new Candidate(
                    candidate.text("label"),
                    spec(candidate.get("spec"), at.index(i).key("spec"))));
        }
        return candidates;
    }
}
