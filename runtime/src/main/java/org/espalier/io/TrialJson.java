package org.espalier.io;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;

/**
 * Trials as JSON lines, and back: one object a trial, for logs and for other programs.
 *
 * <p>Keys: {@code trial}, {@code dna} (the notation of {@link org.espalier.geno.Dna#toString}), {@code state},
 * {@code metrics}, {@code reason}, {@code started}, {@code seconds}, {@code worker}, {@code measurements}, {@code notes},
 * {@code links}, {@code proposal}, {@code child}; those without content are left out. Where a study comes from is the same
 * for all its trials, so it is not in their lines; give it again when reading.
 */
public final class TrialJson {
    private static final int NANO_DIGITS = 9;

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
        if (!trial.log().proposal().isEmpty()) {
            line.put("proposal", values(trial.log().proposal()));
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
        return PlainValues.entries(values);
    }

    /** Seconds with all digits, at least one of them behind the point. */
    private static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS))
                .stripTrailingZeros();
        return seconds.scale() < 1 ? seconds.setScale(1) : seconds;
    }

    /**
     * Returns the trial of a line.
     *
     * <p>Numbers among the notes come back as int, long or double.
     *
     * @param provenance where the study comes from
     * @throws JsonFormatException if {@code line} is not JSON or not a trial; names the place
     * @throws org.espalier.geno.DnaException if its DNA cannot be read
     */
    public static Trial read(String line, Provenance provenance) {
        return TrialReader.read(Documents.parse(line), provenance);
    }

    /**
     * Returns the tree in a line that was written with one; empty if there is none.
     *
     * @throws JsonFormatException if {@code line} is not JSON, or the tree is not valid; names the places
     */
    public static Optional<Symbol<?>> readChild(String line, Vocabulary words) {
        ObjectReader reader = ObjectReader.of(Documents.parse(line), Path.ROOT);
        return reader.keys().contains("child")
                ? Optional.of(SymbolReader.read(reader.element("child"), words))
                : Optional.empty();
    }
}
