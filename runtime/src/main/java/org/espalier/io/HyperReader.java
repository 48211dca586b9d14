package org.espalier.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.Hypers;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;

/** Reads the undecided nodes of a document. Throws {@link IllegalArgumentException} for what makes no sense. */
final class HyperReader {
    private final JsonObject settings;

    private HyperReader(JsonObject settings) {
        this.settings = settings;
    }

    static Symbol<?> read(SymbolReader reader, String key, JsonElement value, Path at) {
        if (!(value instanceof JsonObject object)) {
            throw new IllegalArgumentException("expected an object");
        }
        HyperReader hyper = new HyperReader(object);
        Optional<String> tie = object.containsKey("tie") ? Optional.of(hyper.text("tie")) : Optional.empty();
        return hyper.node(reader, key, at).tagged(hyper.tags(), tie);
    }

    private Hyper<?> node(SymbolReader reader, String key, Path at) {
        return switch (key) {
            case "$floatv" -> floatv();
            case "$intv" -> intv();
            case "$oneOf" -> Hypers.oneOf(candidates(reader, at));
            case "$manyOf" -> manyOf(candidates(reader, at));
            case "$permutate" -> Hypers.permutate(candidates(reader, at));
            default -> throw new IllegalArgumentException("no such kind of node; a key of your own needs a second $");
        };
    }

    private List<Symbol<?>> candidates(SymbolReader reader, Path at) {
        if (!(settings.get("candidates") instanceof JsonArray array)) {
            throw new IllegalArgumentException("expected a list of candidates");
        }
        return reader.nodes(array, at, true);
    }

    private FloatV floatv() {
        return Hypers.floatv(Double.parseDouble(text("min")), Double.parseDouble(text("max")))
                .scaled(scale());
    }

    private IntV intv() {
        IntV range = Hypers.intv(Integer.parseInt(text("min")), Integer.parseInt(text("max")));
        IntV stepped = settings.containsKey("step") ? range.step(Integer.parseInt(text("step"))) : range;
        return scale() == Scale.LOG ? stepped.log() : stepped;
    }

    private ManyOf<Object> manyOf(List<Symbol<?>> candidates) {
        Selection selection = new Selection(
                Integer.parseInt(text("k")),
                Boolean.parseBoolean(text("distinct")),
                Boolean.parseBoolean(text("sorted")));
        return Hypers.manyOf(selection, candidates);
    }

    private Tags tags() {
        Tags tags = settings.containsKey("name") ? Tags.NONE.named(text("name")) : Tags.NONE;
        for (Object hint : hints()) {
            tags = tags.hint(hint);
        }
        return tags;
    }

    private Scale scale() {
        return settings.containsKey("scale") ? Scale.valueOf(text("scale").toUpperCase(Locale.ROOT)) : Scale.LINEAR;
    }

    private List<Object> hints() {
        return settings.get("hints") instanceof JsonArray array
                ? array.stream().map(HyperReader::hint).toList()
                : List.of();
    }

    private static Object hint(JsonElement element) {
        Object value = element instanceof JsonPrimitive primitive ? Nodes.value(primitive) : null;
        if (value == null) {
            throw new IllegalArgumentException("hint: expected text, number or boolean, found " + element);
        }
        return value;
    }

    private String text(String key) {
        JsonElement value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException("expected '" + key + "'");
        }
        return SymbolReader.text(value);
    }
}
