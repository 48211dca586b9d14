package org.espalier.io;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;

/**
 * Trials as JSON, and back: a document with all trials of a study, or lines, one object a trial, for logs and for other
 * programs.
 *
 * <p>Keys: {@code trial}, {@code dna} (the notation of {@link org.espalier.geno.Dna#toString}), {@code state},
 * {@code metrics}, {@code reason}, {@code started}, {@code seconds}, {@code worker}, {@code measurements}, {@code notes},
 * {@code links}, {@code proposal}, {@code child}; those without content are left out. Where a study comes from is the same
 * for all its trials: it stands once in the document, and not in the lines; give it again when reading those.
 */
public final class TrialJson {
    private static final String KIND = "trials";
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
        return object(trial, child).toString();
    }

    /**
     * Returns the document of the trials of a study.
     *
     * @param provenance where the study comes from
     * @throws IllegalArgumentException if a trial comes from elsewhere
     */
    public static String write(Provenance provenance, List<Trial> trials) {
        for (Trial trial : trials) {
            if (!trial.run().provenance().equals(provenance)) {
                throw new IllegalArgumentException("trials: expected those of one study, found trial " + trial.id()
                        + " of another one. Write a document for each study");
            }
        }
        Map<String, JsonElement> origin = new LinkedHashMap<>();
        origin.put("spec", Nodes.text(provenance.spec()));
        origin.put("seed", Nodes.plain(provenance.seed()));
        origin.put("algorithm", Nodes.text(provenance.algorithm()));
        origin.put("versions", values(new TreeMap<>(provenance.versions())));
        origin.put("machine", Nodes.text(provenance.machine()));
        Map<String, JsonElement> content = new LinkedHashMap<>();
        content.put("provenance", Nodes.object(origin));
        content.put(
                KIND,
                Nodes.array(trials.stream()
                        .map(trial -> object(trial, Optional.empty()))
                        .toList()));
        return Documents.write(KIND, content);
    }

    /**
     * Returns the trials of a document, each with the provenance that stands there.
     *
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, of another kind or version, or a trial
     *     is not valid; names the place
     * @throws org.espalier.geno.DnaException if a DNA cannot be read
     */
    public static List<Trial> read(String text) {
        ObjectReader document = ObjectReader.of(Documents.open(text, KIND, List.of("provenance", KIND)), Path.ROOT);
        Provenance provenance = TrialReader.provenance(document.object("provenance"));
        List<Trial> trials = new ArrayList<>();
        Path at = Path.ROOT.key(KIND);
        for (JsonElement element : document.list(KIND)) {
            trials.add(TrialReader.read(element, at.index(trials.size()), provenance));
        }
        return List.copyOf(trials);
    }

    private static JsonElement object(Trial trial, Optional<JsonElement> child) {
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
        return Nodes.object(line);
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
        return TrialReader.read(Documents.parse(line), Path.ROOT, provenance);
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
