package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.hyper.Hypers;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/** Reads trees in the neutral form. */
final class NeutralReader {
    private static final int DEEPEST = 400;
    private static final Set<String> WORDS =
            Set.of("oneOf", "manyOf", "permutate", "floatv", "intv", "custom", "ref", "tuple", "missing");
    private static final Set<String> OBJECT = Set.of("type", "fields");
    private static final Set<String> MARKS = Set.of("name", "hints");

    private final Vocabulary words;
    private final Problems problems = new Problems();

    private NeutralReader(Vocabulary words) {
        this.words = words;
    }

    static Symbol<?> read(JsonElement element, Vocabulary words) {
        NeutralReader reader = new NeutralReader(words);
        Symbol<?> tree = reader.node(element, Path.ROOT, 0);
        reader.problems.throwIfAny("Tree in the document");
        return tree;
    }

    private Symbol<?> node(JsonElement element, Path at, int depth) {
        if (problems.isFull()) {
            return Symbols.hole();
        }
        if (depth > DEEPEST) {
            problems.add(Violation.of(at, "at most " + DEEPEST + " levels", "more"));
            return Symbols.hole();
        }
        if (element instanceof JsonPrimitive primitive) {
            return literal(primitive, at);
        }
        if (element instanceof JsonArray array) {
            return Symbols.lift(nodes(array, at, false, depth));
        }
        JsonObject object = (JsonObject) element;
        String only = object.size() == 1 ? object.keySet().iterator().next() : "";
        try {
            if (WORDS.contains(only)) {
                return word(only, Nodes.required(object, only), at, depth);
            }
            return object.keySet().equals(OBJECT) ? typed(object, at, depth) : Symbols.dict(entries(object, at, depth));
        } catch (SymbolException e) {
            problems.addAll(e.violations(), at);
        } catch (IllegalArgumentException e) {
            problems.note(at, WORDS.contains(only) ? "the settings of " + only : "a type and its fields", object, e);
        }
        return Symbols.hole();
    }

    private Symbol<?> literal(JsonPrimitive primitive, Path at) {
        try {
            Object value = Nodes.value(primitive);
            return value == null ? Literal.none() : Literal.of(value);
        } catch (NumberFormatException e) {
            problems.add(Violation.of(
                    at,
                    "a number of 64 bits, a text in quotes, true, false or null",
                    Texts.cut(primitive.getContent(), 80)));
            return Symbols.hole();
        }
    }

    private List<Symbol<?>> nodes(JsonArray array, Path at, boolean branches, int depth) {
        List<Symbol<?>> nodes = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            nodes.add(node(array.get(i), branches ? at.branch(i) : at.index(i), depth + 1));
        }
        return nodes;
    }

    private Map<String, Symbol<?>> entries(JsonObject object, Path at, int depth) {
        Map<String, Symbol<?>> entries = new LinkedHashMap<>();
        object.forEach((key, value) -> entries.put(key, node(value, at.key(key), depth + 1)));
        return entries;
    }

    private Symbol<?> typed(JsonObject object, Path at, int depth) {
        ObjectReader reader = ObjectReader.of(object, at);
        String name = reader.text("type");
        JsonElement fields = reader.get("fields");
        if (!(fields instanceof JsonObject given)) {
            throw ObjectReader.refused(at.key("fields"), "an object", fields);
        }
        Map<String, Symbol<?>> values = entries(given, at, depth);
        return words.types().find(name).isPresent()
                ? words.types().require(name).partialOf(values)
                : free(name, values).partialOf(values);
    }

    /** Returns a type that takes these very fields, of any kind. */
    private static SymbolType<?> free(String name, Map<String, Symbol<?>> values) {
        SymbolType.Builder<Object> builder = SymbolType.named(name, Object.class);
        for (String field : values.keySet()) {
            builder.field(
                    Field.<Object, Object>of(field, Specs.anything().optional()).required());
        }
        return builder.constructor(args -> name);
    }

    private Symbol<?> word(String word, JsonElement value, Path at, int depth) {
        return switch (word) {
            case "ref" ->
                Ref.to(PyGloveText.parsePath(
                        ObjectReader.of(Nodes.object(word, value), at).text(word)));
            case "missing" -> Symbols.hole();
            case "tuple" -> tuple(value, at, depth);
            default -> hyper(word, value, at, depth);
        };
    }

    private Symbol<?> tuple(JsonElement value, Path at, int depth) {
        if (!(value instanceof JsonArray array)) {
            throw ObjectReader.refused(at, "a list", value);
        }
        return Literal.of(PyGloveTuple.of(nodes(array, at, false, depth)));
    }

    private Hyper<?> hyper(String word, JsonElement value, Path at, int depth) {
        boolean bare = value instanceof JsonArray && word.equals("permutate");
        JsonElement object = bare ? Nodes.object("candidates", value) : value;
        ObjectReader settings = ObjectReader.of(object, at);
        Hyper<?> node =
                switch (word) {
                    case "oneOf" -> Hypers.oneOf(candidates(settings, Set.of(), depth));
                    case "permutate" -> Hypers.permutate(candidates(settings, Set.of(), depth));
                    case "manyOf" -> manyOf(settings, depth);
                    case "floatv" -> {
                        only(settings, Set.of("min", "max", "scale"));
                        yield Hypers.floatv(settings.real("min"), settings.real("max"))
                                .scaled(scale(settings));
                    }
                    case "intv" -> intv(settings);
                    default -> {
                        only(settings, Set.of("type"));
                        yield HyperReader.custom(words, settings.text("type"), at);
                    }
                };
        return node.tagged(new Tags(settings.textIfGiven("name"), hints(settings)), Optional.empty());
    }

    private Hyper<?> manyOf(ObjectReader settings, int depth) {
        List<Symbol<?>> candidates = candidates(settings, Set.of("k", "distinct", "sorted"), depth);
        Selection selection =
                new Selection(settings.integer("k"), settings.flag("distinct", true), settings.flag("sorted", false));
        return Hypers.manyOf(selection, candidates);
    }

    private static Hyper<?> intv(ObjectReader settings) {
        only(settings, Set.of("min", "max", "step", "scale"));
        var range =
                Hypers.intv(settings.integer("min"), settings.integer("max")).step(settings.integer("step", 1));
        return switch (scale(settings)) {
            case LINEAR -> range;
            case LOG -> range.log();
            case REVERSE_LOG ->
                throw ObjectReader.refused(settings.at().key("scale"), "linear or log", settings.get("scale"));
        };
    }

    private List<Symbol<?>> candidates(ObjectReader settings, Set<String> more, int depth) {
        Set<String> own = new java.util.HashSet<>(more);
        own.add("candidates");
        only(settings, own);
        return nodes(settings.list("candidates"), settings.at(), true, depth);
    }

    private static void only(ObjectReader settings, Set<String> own) {
        Set<String> known = new java.util.HashSet<>(MARKS);
        known.addAll(own);
        settings.only(known);
    }

    private static Scale scale(ObjectReader settings) {
        String name = settings.textIfGiven("scale").orElse("linear");
        return switch (name) {
            case "linear" -> Scale.LINEAR;
            case "log" -> Scale.LOG;
            case "rlog", "reverse_log" -> Scale.REVERSE_LOG;
            default ->
                throw ObjectReader.refused(settings.at().key("scale"), "linear, log or rlog", settings.get("scale"));
        };
    }

    /** Returns one hint, or the hints of a list of plain values; a structure becomes one hint, its text. */
    private static List<Object> hints(ObjectReader settings) {
        if (!settings.has("hints")) {
            return List.of();
        }
        JsonElement given = settings.get("hints");
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonElement hint : given instanceof JsonArray array ? array : Nodes.array(List.of(given))) {
            values.add(Nodes.valueOrNull(hint));
        }
        List<Object> plain = new ArrayList<>();
        for (Object value : values) {
            if (value == null) {
                return List.of(given.toString());
            }
            plain.add(value);
        }
        return plain;
    }
}
