package org.espalier.io;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kotlinx.serialization.json.JsonElement;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Measurement;
import org.espalier.trial.Trial;

/**
 * Trials as JSON lines: one object a trial, for logs and for other programs.
 *
 * <p>Keys: {@code trial}, {@code dna} (the notation of {@link org.espalier.geno.Dna#toString}), {@code state},
 * {@code metrics}, {@code reason}, {@code started}, {@code seconds}, {@code worker}, {@code measurements}, {@code notes},
 * {@code links}, {@code child}; those without content are left out.
 */
public final class TrialJson {
    private TrialJson() {}

    /** Returns the line of a trial, without line break. */
    public static String line(Trial trial) {
        return line(trial, Optional.empty());
    }

    /**
     * Returns the line of a trial with the tree that was tried.
     *
     * @throws JsonFormatException if the tree holds values without a JSON form
     */
    public static String line(Trial trial, Symbol<?> child) {
        return line(trial, Optional.of(SymbolWriter.write(child)));
    }

    private static String line(Trial trial, Optional<JsonElement> child) {
        Map<String, JsonElement> line = new LinkedHashMap<>();
        line.put("trial", Nodes.plain(trial.id()));
        line.put("dna", Nodes.text(trial.dna().toString()));
        line.put("state", Nodes.text(trial.state().name().toLowerCase(Locale.ROOT)));
        if (!trial.metrics().isEmpty()) {
            line.put("metrics", values(trial.metrics()));
        }
        if (!trial.log().reason().isEmpty()) {
            line.put("reason", Nodes.text(trial.log().reason()));
        }
        line.put("started", Nodes.text(trial.run().started().toString()));
        line.put("seconds", Nodes.plain(seconds(trial.run().elapsed())));
        line.put("worker", Nodes.text(trial.run().worker()));
        if (!trial.log().measurements().isEmpty()) {
            line.put("measurements", measurements(trial.log().measurements()));
        }
        if (!trial.log().notes().isEmpty()) {
            line.put("notes", values(trial.log().notes()));
        }
        if (!trial.log().links().isEmpty()) {
            line.put("links", values(trial.log().links()));
        }
        child.ifPresent(tree -> line.put("child", tree));
        return Nodes.object(line).toString();
    }

    private static JsonElement measurements(List<Measurement> measurements) {
        List<JsonElement> elements = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            entries.put("step", Nodes.plain(measurement.step()));
            entries.put("metrics", values(measurement.metrics()));
            entries.put("seconds", Nodes.plain(seconds(measurement.elapsed())));
            elements.add(Nodes.object(entries));
        }
        return Nodes.array(elements);
    }

    private static JsonElement values(Map<String, ?> values) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, value(value)));
        return Nodes.object(entries);
    }

    private static JsonElement value(Object value) {
        if (value instanceof List<?> list) {
            return Nodes.array(list.stream().map(TrialJson::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            map.forEach((key, inner) -> entries.put(String.valueOf(key), value(inner)));
            return Nodes.object(entries);
        }
        return Nodes.plain(value);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
