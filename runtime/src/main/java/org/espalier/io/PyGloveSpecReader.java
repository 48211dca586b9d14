package org.espalier.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Selection;
import org.espalier.path.Path;

/** Turns PyGlove's JSON into a spec, collecting every problem. */
final class PyGloveSpecReader {
    private static final Set<String> TEMPLATE = Set.of("_type", "location", "hints", "elements", "index");
    private static final Set<String> CHOICES = Set.of(
            "_type",
            "location",
            "hints",
            "name",
            "num_choices",
            "candidates",
            "literal_values",
            "distinct",
            "sorted",
            "subchoice_index");
    private static final Set<String> FLOAT =
            Set.of("_type", "location", "hints", "name", "min_value", "max_value", "scale");
    private static final Set<String> CUSTOM = Set.of("_type", "location", "hints", "name", "hyper_type");

    private final Vocabulary words;
    private final Problems problems = new Problems();

    private PyGloveSpecReader(Vocabulary words) {
        this.words = words;
    }

    static DnaSpec read(JsonElement element, Vocabulary words) {
        PyGloveSpecReader reader = new PyGloveSpecReader(words);
        DnaSpec spec = reader.template(element, Path.ROOT);
        reader.problems.throwIfAny("Spec in PyGlove's document");
        return spec;
    }

    private DnaSpec template(JsonElement element, Path at) {
        try {
            ObjectReader reader = ObjectReader.of(element, at);
            if (!reader.text(PyGloveKeys.TYPE).equals(PyGloveKeys.GENO + "Template")) {
                throw ObjectReader.refused(
                        at.key(PyGloveKeys.TYPE), PyGloveKeys.GENO + "Template", reader.get(PyGloveKeys.TYPE));
            }
            JsonArray array = reader.only(TEMPLATE).list("elements");
            Path outer = location(reader);
            List<DecisionPoint> points = new ArrayList<>();
            for (int i = 0; i < array.size() && !problems.isFull(); i++) {
                point(array.get(i), at.key("elements").index(i), outer).ifPresent(points::add);
            }
            return DnaSpec.of(points);
        } catch (IllegalArgumentException e) {
            problems.note(at, "a space", element, e);
            return DnaSpec.EMPTY;
        }
    }

    private Optional<DecisionPoint> point(JsonElement element, Path at, Path outer) {
        try {
            return Optional.of(point(ObjectReader.of(element, at), outer));
        } catch (IllegalArgumentException e) {
            problems.note(at, "a decision point", element, e);
            return Optional.empty();
        }
    }

    private DecisionPoint point(ObjectReader reader, Path outer) {
        Path location = outer.resolve(location(reader));
        return switch (reader.text(PyGloveKeys.TYPE)) {
            case PyGloveKeys.GENO + "Choices" -> choices(reader.only(CHOICES), location);
            case PyGloveKeys.GENO + "Float" ->
                new DecisionPoint.FloatRange(
                        location,
                        reader.only(FLOAT).real("min_value"),
                        reader.real("max_value"),
                        PyGloveReader.scale(reader),
                        PyGloveValues.tags(reader));
            case PyGloveKeys.GENO + "CustomDecisionPoint" ->
                new DecisionPoint.Custom(
                        location,
                        HyperReader.custom(
                                        words,
                                        reader.only(CUSTOM).text("hyper_type"),
                                        reader.at().key("hyper_type"))
                                .genes(),
                        PyGloveValues.tags(reader));
            default ->
                throw ObjectReader.refused(
                        reader.at().key(PyGloveKeys.TYPE),
                        "Choices, Float or CustomDecisionPoint in pyglove.generators.geno",
                        reader.get(PyGloveKeys.TYPE));
        };
    }

    private DecisionPoint choices(ObjectReader reader, Path location) {
        if (reader.has("subchoice_index")) {
            throw ObjectReader.refused(reader.at().key("subchoice_index"), "null", reader.get("subchoice_index"));
        }
        JsonArray array = reader.list("candidates");
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < array.size(); c++) {
            DnaSpec spec = template(array.get(c), reader.at().key("candidates").index(c));
            candidates.add(new Candidate(label(reader, c), spec));
        }
        Selection selection = new Selection(
                reader.integer("num_choices", 1), reader.flag("distinct", true), reader.flag("sorted", false));
        return new DecisionPoint.Choices(location, selection, candidates, PyGloveValues.tags(reader));
    }

    private static String label(ObjectReader reader, int candidate) {
        if (!reader.has("literal_values")) {
            return String.valueOf(candidate);
        }
        JsonArray literals = reader.list("literal_values");
        Path at = reader.at().key("literal_values");
        return candidate < literals.size()
                ? PyGloveLabels.label(literals.get(candidate), at.index(candidate))
                : String.valueOf(candidate);
    }

    private static Path location(ObjectReader reader) {
        return PyGloveText.parsePath(reader.textIfGiven("location").orElse(""));
    }
}
