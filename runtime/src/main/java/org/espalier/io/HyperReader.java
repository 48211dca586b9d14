package org.espalier.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.Hypers;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;

/** Reads the undecided nodes of a document. Throws {@link IllegalArgumentException} for what makes no sense. */
final class HyperReader {
    private static final Set<String> WORDS = Set.of("$floatv", "$intv", "$oneOf", "$manyOf", "$permutate", "$custom");
    private static final Set<String> MARKS = Set.of("name", "hints", "tie");

    private final ObjectReader settings;

    private HyperReader(ObjectReader settings) {
        this.settings = settings;
    }

    static Symbol<?> read(SymbolReader reader, String key, JsonElement value, Path at) {
        if (!WORDS.contains(key)) {
            throw new IllegalArgumentException("no such kind of node; a key of your own needs a second $");
        }
        HyperReader hyper = new HyperReader(ObjectReader.of(value, at));
        Hyper<?> node = hyper.node(reader, key, at);
        return node.tagged(tags(hyper.settings), hyper.settings.textIfGiven("tie"));
    }

    private Hyper<?> node(SymbolReader reader, String key, Path at) {
        return switch (key) {
            case "$floatv" -> floatv();
            case "$intv" -> intv();
            case "$oneOf" -> Hypers.oneOf(candidates(reader, at, Set.of("candidates")));
            case "$manyOf" -> manyOf(reader, at);
            case "$permutate" -> Hypers.permutate(candidates(reader, at, Set.of("candidates")));
            default -> custom(reader, at);
        };
    }

    private void only(Set<String> own) {
        Set<String> known = new HashSet<>(MARKS);
        known.addAll(own);
        settings.only(known);
    }

    private List<Symbol<?>> candidates(SymbolReader reader, Path at, Set<String> own) {
        only(own);
        return reader.nodes(settings.list("candidates"), at, true);
    }

    private FloatV floatv() {
        only(Set.of("min", "max", "scale"));
        return Hypers.floatv(settings.real("min"), settings.real("max")).scaled(scale(settings));
    }

    private IntV intv() {
        only(Set.of("min", "max", "step", "scale"));
        IntV range =
                Hypers.intv(settings.integer("min"), settings.integer("max")).step(settings.integer("step", 1));
        return switch (scale(settings)) {
            case LINEAR -> range;
            case LOG -> range.log();
            case REVERSE_LOG ->
                throw ObjectReader.refused(settings.at().key("scale"), "linear or log", settings.get("scale"));
        };
    }

    private ManyOf<Object> manyOf(SymbolReader reader, Path at) {
        List<Symbol<?>> candidates = candidates(reader, at, Set.of("candidates", "k", "distinct", "sorted"));
        return Hypers.manyOf(selection(settings), candidates);
    }

    private Hyper<?> custom(SymbolReader reader, Path at) {
        only(Set.of("kind"));
        return custom(reader.words(), settings.text("kind"), at);
    }

    /** @throws JsonFormatException if there is no custom decision of that kind */
    static CustomHyper<?> custom(Vocabulary words, String kind, Path at) {
        return words.custom(kind)
                .orElseThrow(() -> new JsonFormatException(
                        "Document",
                        List.of(SymbolReader.unknown(at, "a registered custom decision", kind, words.customKinds()))));
    }

    static Selection selection(ObjectReader settings) {
        return new Selection(settings.integer("k"), settings.flag("distinct"), settings.flag("sorted"));
    }

    static Tags tags(ObjectReader settings) {
        Tags tags = new Tags(settings.textIfGiven("name"), List.of());
        if (settings.has("hints")) {
            Path at = settings.at().key("hints");
            JsonArray hints = settings.list("hints");
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < hints.size(); i++) {
                all.add(PlainValues.read(hints.get(i), at.index(i)));
            }
            tags = new Tags(tags.name(), all);
        }
        return tags;
    }

    static Scale scale(ObjectReader settings) {
        if (!settings.has("scale")) {
            return Scale.LINEAR;
        }
        return switch (settings.text("scale")) {
            case "linear" -> Scale.LINEAR;
            case "log" -> Scale.LOG;
            case "reverse_log" -> Scale.REVERSE_LOG;
            default ->
                throw ObjectReader.refused(
                        settings.at().key("scale"), "linear, log or reverse_log", settings.get("scale"));
        };
    }
}
