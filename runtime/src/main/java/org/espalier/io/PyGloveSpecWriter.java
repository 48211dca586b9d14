package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonNull;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.path.Violation;

/** Turns a spec into PyGlove's JSON. */
final class PyGloveSpecWriter implements DecisionPoint.Visitor<Map<String, JsonElement>> {
    private PyGloveSpecWriter() {}

    static JsonElement write(DnaSpec spec) {
        return template(spec, JsonNull.INSTANCE);
    }

    private static JsonElement template(DnaSpec spec, JsonElement index) {
        PyGloveSpecWriter writer = new PyGloveSpecWriter();
        List<JsonElement> elements = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            elements.add(Nodes.object(point.accept(writer)));
        }
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        entries.put(PyGloveKeys.TYPE, Nodes.text(PyGloveKeys.GENO + "Template"));
        entries.put("location", Nodes.text(""));
        entries.put("hints", JsonNull.INSTANCE);
        entries.put("elements", Nodes.array(elements));
        entries.put("index", index);
        return Nodes.object(entries);
    }

    private static Map<String, JsonElement> start(String kind, DecisionPoint point) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        entries.put(PyGloveKeys.TYPE, Nodes.text(PyGloveKeys.GENO + kind));
        entries.put("location", Nodes.text(PyGloveText.path(point.location())));
        entries.put("hints", PyGloveValues.hints(point.tags()));
        entries.put("name", Nodes.plain(point.tags().name().orElse(null)));
        return entries;
    }

    private static Map<String, JsonElement> choices(
            DecisionPoint point, Selection selection, List<Candidate> candidates) {
        Map<String, JsonElement> entries = start("Choices", point);
        List<JsonElement> templates = new ArrayList<>();
        List<JsonElement> literals = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            templates.add(template(candidates.get(c).spec(), Nodes.plain(c)));
            literals.add(PyGloveLabels.literal(candidates.get(c).label()));
        }
        entries.put("num_choices", Nodes.plain(selection.k()));
        entries.put("candidates", Nodes.array(templates));
        entries.put("literal_values", Nodes.array(literals));
        entries.put("distinct", Nodes.plain(selection.distinct()));
        entries.put("sorted", Nodes.plain(selection.sorted()));
        entries.put("subchoice_index", JsonNull.INSTANCE);
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitChoices(Choices point) {
        return choices(point, point.selection(), point.candidates());
    }

    @Override
    public Map<String, JsonElement> visitPermutation(Permutation point) {
        return choices(point, new Selection(point.candidates().size(), true, false), point.candidates());
    }

    @Override
    public Map<String, JsonElement> visitFloat(FloatRange point) {
        Map<String, JsonElement> entries = start("Float", point);
        entries.put("min_value", Nodes.plain(point.min()));
        entries.put("max_value", Nodes.plain(point.max()));
        boolean linear = point.scale() == Scale.LINEAR;
        entries.put("scale", linear ? JsonNull.INSTANCE : Nodes.text(PyGloveLabels.scale(point.scale())));
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitInt(IntRange point) {
        long count = point.grid().count();
        if (count > PyGloveWriter.MOST_VALUES) {
            throw new JsonFormatException(
                    "Spec to write for PyGlove",
                    List.of(new Violation(
                            point.location(),
                            "at most " + PyGloveWriter.MOST_VALUES + " values",
                            String.valueOf(count),
                            "PyGlove has no integer ranges: they become choices of their values")));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            candidates.add(Candidate.of(String.valueOf(point.grid().at(i))));
        }
        return choices(point, Selection.ONE, candidates);
    }

    @Override
    public Map<String, JsonElement> visitCustom(Custom point) {
        Map<String, JsonElement> entries = start("CustomDecisionPoint", point);
        entries.put("hyper_type", Nodes.text(point.genes().kind()));
        return entries;
    }
}
