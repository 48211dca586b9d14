package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaSpec;

/** Turns a spec into JSON. */
final class SpecWriter implements DecisionPoint.Visitor<Map<String, JsonElement>> {
    private SpecWriter() {}

    static JsonElement write(DnaSpec spec) {
        SpecWriter writer = new SpecWriter();
        List<JsonElement> points = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            Map<String, JsonElement> entries = point.accept(writer);
            SymbolWriter.putTags(entries, point.tags());
            points.add(Nodes.object(entries));
        }
        return Nodes.array(points);
    }

    private static Map<String, JsonElement> start(String kind, DecisionPoint point) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        entries.put("kind", Nodes.text(kind));
        entries.put("at", Nodes.text(point.location().toString()));
        return entries;
    }

    private static JsonElement candidates(DecisionPoint point) {
        List<JsonElement> candidates = new ArrayList<>();
        for (Candidate candidate : point.candidates()) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            entries.put("label", Nodes.text(candidate.label()));
            entries.put("spec", write(candidate.spec()));
            candidates.add(Nodes.object(entries));
        }
        return Nodes.array(candidates);
    }

    @Override
    public Map<String, JsonElement> visitChoices(Choices point) {
        Map<String, JsonElement> entries = start("choices", point);
        entries.put("k", Nodes.plain(point.selection().k()));
        entries.put("distinct", Nodes.plain(point.selection().distinct()));
        entries.put("sorted", Nodes.plain(point.selection().sorted()));
        entries.put("candidates", candidates(point));
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitPermutation(Permutation point) {
        Map<String, JsonElement> entries = start("order", point);
        entries.put("candidates", candidates(point));
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitFloat(FloatRange point) {
        Map<String, JsonElement> entries = start("float", point);
        entries.put("min", Nodes.plain(point.min()));
        entries.put("max", Nodes.plain(point.max()));
        SymbolWriter.putScale(entries, point.scale());
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitInt(IntRange point) {
        Map<String, JsonElement> entries = start("int", point);
        entries.put("min", Nodes.plain(point.grid().min()));
        entries.put("max", Nodes.plain(point.grid().max()));
        entries.put("step", Nodes.plain(point.grid().step()));
        SymbolWriter.putScale(entries, point.scale());
        return entries;
    }

    @Override
    public Map<String, JsonElement> visitCustom(Custom point) {
        Map<String, JsonElement> entries = start("custom", point);
        entries.put("genes", Nodes.text(point.genes().kind()));
        return entries;
    }
}
