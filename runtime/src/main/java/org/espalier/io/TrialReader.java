package org.espalier.io;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;

/** Reads the line of a trial. */
final class TrialReader {
    private static final Set<String> KEYS = Set.of(
            "trial",
            "dna",
            "state",
            "metrics",
            "reason",
            "started",
            "seconds",
            "worker",
            "measurements",
            "notes",
            "links",
            "proposal",
            "child");
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1L << 53);
    private static final int MOST_DIGITS = 40;
    private static final int NANO_DIGITS = 9;

    private TrialReader() {}

    static Trial read(JsonElement element, Path at, Provenance provenance) {
        ObjectReader line = ObjectReader.of(element, at).only(KEYS);
        try {
            TrialRun run = new TrialRun(started(line), seconds(line), line.text("worker"), provenance);
            return new Trial(
                    line.whole("trial"),
                    Dna.parse(line.text("dna")),
                    state(line),
                    line.has("metrics") ? metrics(line.object("metrics")) : Map.of(),
                    run,
                    log(line));
        } catch (JsonFormatException | org.espalier.geno.DnaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            Problems problems = new Problems();
            problems.note(at, "a trial", element, e);
            problems.throwIfAny("Line of a trial");
            throw e;
        }
    }

    static Provenance provenance(ObjectReader reader) {
        reader.only(Set.of("spec", "seed", "algorithm", "versions", "machine"));
        ObjectReader versions = reader.object("versions");
        Map<String, String> names = new LinkedHashMap<>();
        PlainValues.map(versions).forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw ObjectReader.refused(versions.at().key(name), "a text", versions.get(name));
            }
            names.put(name, text);
        });
        return new Provenance(
                reader.text("spec"), reader.whole("seed"), reader.text("algorithm"), names, reader.text("machine"));
    }

    private static TrialLog log(ObjectReader line) {
        return new TrialLog(
                line.textIfGiven("reason").orElse(""),
                line.has("measurements") ? measurements(line) : List.of(),
                values(line, "notes"),
                links(line),
                values(line, "proposal"));
    }

    private static TrialState state(ObjectReader line) {
        String name = line.text("state").toUpperCase(Locale.ROOT);
        for (TrialState state : TrialState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw ObjectReader.refused(line.at().key("state"), "the state of a trial", line.get("state"));
    }

    private static Instant started(ObjectReader line) {
        try {
            return Instant.parse(line.text("started"));
        } catch (DateTimeException e) {
            throw ObjectReader.refused(
                    line.at().key("started"), "an instant such as 2026-01-31T12:00:00Z", line.get("started"));
        }
    }

    private static Duration seconds(ObjectReader line) {
        JsonElement value = line.get("seconds");
        line.real("seconds");
        String content = ((JsonPrimitive) value).getContent();
        if (content.length() <= MOST_DIGITS) {
            BigDecimal seconds = new BigDecimal(content);
            if (seconds.abs().compareTo(MOST_SECONDS) <= 0 && seconds.scale() <= NANO_DIGITS) {
                BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
                return Duration.ofSeconds(
                        whole.longValueExact(),
                        seconds.subtract(whole).movePointRight(NANO_DIGITS).longValueExact());
            }
        }
        throw ObjectReader.refused(
                line.at().key("seconds"), "seconds with at most " + NANO_DIGITS + " digits behind the point", value);
    }

    private static List<Measurement> measurements(ObjectReader line) {
        JsonArray array = line.list("measurements");
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            ObjectReader one = ObjectReader.of(
                            array.get(i), line.at().key("measurements").index(i))
                    .only(Set.of("step", "metrics", "seconds"));
            measurements.add(new Measurement(one.whole("step"), metrics(one.object("metrics")), seconds(one)));
        }
        return measurements;
    }

    private static Map<String, Double> metrics(ObjectReader metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        PlainValues.map(metrics).forEach((key, value) -> {
            if (!(value instanceof Number number)) {
                throw ObjectReader.refused(metrics.at().key(key), "a number", metrics.get(key));
            }
            values.put(key, number.doubleValue());
        });
        return values;
    }

    private static Map<String, Object> values(ObjectReader line, String key) {
        return line.has(key) ? PlainValues.map(line.object(key)) : Map.of();
    }

    private static Map<String, String> links(ObjectReader line) {
        Map<String, String> links = new LinkedHashMap<>();
        values(line, "links").forEach((key, value) -> links.put(key, String.valueOf(value)));
        return links;
    }
}
