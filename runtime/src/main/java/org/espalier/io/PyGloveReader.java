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
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.Hypers;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/** Turns PyGlove's JSON into a tree of registered types, collecting every problem. */
final class PyGloveReader {
    private static final int MOST_UNKNOWN = 20;
    private static final Set<String> CHOICE = Set.of(
            "_type", "name", "hints", "num_choices", "candidates", "choices_distinct", "choices_sorted", "where");
    private static final Set<String> FLOAT = Set.of("_type", "name", "hints", "min_value", "max_value", "scale");
    private static final Set<String> CUSTOM = Set.of("_type", "name", "hints");

    private final Vocabulary words;
    private final PyGloveKeys keys;
    private final Problems problems = new Problems();

    private PyGloveReader(Vocabulary words, PyGloveKeys keys) {
        this.words = words;
        this.keys = keys;
    }

    static Symbol<?> read(JsonElement element, Vocabulary words, PyGloveKeys keys) {
        PyGloveReader reader = new PyGloveReader(words, keys);
        Symbol<?> tree = reader.node(element, Path.ROOT);
        reader.problems.throwIfAny("Tree in PyGlove's document");
        return tree;
    }

    private Symbol<?> node(JsonElement element, Path at) {
        if (problems.isFull()) {
            return Symbols.hole();
        }
        try {
            if (element instanceof JsonPrimitive primitive) {
                Object value = PyGloveValues.primitive(primitive, at);
                return value == null ? Literal.none() : Literal.of(value);
            }
            if (element instanceof JsonArray array) {
                return array(array, at);
            }
            JsonObject object = (JsonObject) element;
            return object.containsKey(PyGloveKeys.TYPE)
                    ? typed(object, ObjectReader.of(object, at))
                    : Symbols.dict(entries(object, at));
        } catch (IllegalArgumentException e) {
            problems.note(at, "a value of PyGlove", element, e);
            return Symbols.hole();
        }
    }

    private Symbol<?> array(JsonArray array, Path at) {
        boolean tuple = !array.isEmpty() && Nodes.text(PyGloveKeys.TUPLE).equals(array.get(0));
        List<Symbol<?>> nodes = new ArrayList<>();
        for (int i = tuple ? 1 : 0; i < array.size(); i++) {
            nodes.add(node(array.get(i), at.index(tuple ? i - 1 : i)));
        }
        return tuple ? Literal.of(PyGloveTuple.of(nodes)) : Symbols.lift(nodes);
    }

    private Map<String, Symbol<?>> entries(JsonObject object, Path at) {
        Map<String, Symbol<?>> entries = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (!key.equals(PyGloveKeys.TYPE)) {
                entries.put(key, node(value, at.key(key)));
            }
        });
        return entries;
    }

    private Symbol<?> typed(JsonObject object, ObjectReader reader) {
        String name = reader.text(PyGloveKeys.TYPE);
        return switch (name) {
            case PyGloveKeys.ONE_OF, PyGloveKeys.MANY_OF -> choice(reader.only(CHOICE), name);
            case PyGloveKeys.FLOAT -> tagged(floatv(reader.only(FLOAT)), reader);
            case PyGloveKeys.REFERENCE -> reference(reader);
            case PyGloveKeys.INHERITED -> inherited(reader.only(Set.of(PyGloveKeys.TYPE)));
            case PyGloveKeys.MISSING -> Symbols.hole();
            default -> named(object, reader, name);
        };
    }

    private Symbol<?> named(JsonObject object, ObjectReader reader, String name) {
        String ours = keys.ours(name);
        Optional<CustomHyper<?>> custom = words.custom(ours);
        if (custom.isPresent()) {
            return tagged(custom.get(), reader.only(CUSTOM));
        }
        Optional<SymbolType<?>> type = words.types().find(ours);
        if (type.isEmpty()) {
            List<String> known =
                    SymbolReader.names(words.types()).stream().map(keys::theirs).toList();
            problems.add(SymbolReader.unknown(reader.at(), "a registered type", name, known));
            return Symbols.hole();
        }
        int fields = type.get().fields().size();
        if (object.size() - 1 > fields + MOST_UNKNOWN) {
            throw new IllegalArgumentException("expected at most " + fields + " fields");
        }
        Map<String, Symbol<?>> given = entries(object, reader.at());
        given.replaceAll((field, node) -> adapted(type.get(), field, node));
        return SymbolReader.node(type.get(), given, reader.at(), problems);
    }

    /** A tuple in a field that asks for a list is that list. */
    private static Symbol<?> adapted(SymbolType<?> type, String field, Symbol<?> node) {
        if (node instanceof Literal<?> literal
                && literal.value() instanceof PyGloveTuple tuple
                && type.fields().stream().anyMatch(f -> f.name().equals(field) && asksForList(f.spec()))) {
            return list(tuple);
        }
        return node;
    }

    private static boolean asksForList(ValueSpec<?> spec) {
        return spec instanceof ValueSpec.ListSpec
                || spec instanceof ValueSpec.OptionalSpec<?> optional && asksForList(optional.inner())
                || spec instanceof ValueSpec.SatisfyingSpec<?> satisfying && asksForList(satisfying.inner())
                || spec instanceof ValueSpec.FrozenSpec<?> frozen && asksForList(frozen.inner());
    }

    private static Symbol<?> list(PyGloveTuple tuple) {
        List<@Nullable Object> items = new ArrayList<>();
        tuple.items().forEach(item -> items.add(item instanceof PyGloveTuple inner ? list(inner) : item));
        return Symbols.lift(items);
    }

    private Symbol<?> choice(ObjectReader reader, String name) {
        if (reader.has("where")) {
            throw ObjectReader.refused(reader.at().key("where"), "null", reader.get("where"));
        }
        JsonArray array = reader.list("candidates");
        List<Symbol<?>> candidates = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            candidates.add(node(array.get(i), reader.at().branch(i)));
        }
        boolean one = name.equals(PyGloveKeys.ONE_OF);
        int k = one ? reader.integer("num_choices", 1) : reader.integer("num_choices");
        Selection selection =
                new Selection(k, reader.flag("choices_distinct", true), reader.flag("choices_sorted", false));
        if (one && k != 1) {
            throw ObjectReader.refused(reader.at().key("num_choices"), "1", reader.get("num_choices"));
        }
        if (!one && selection.distinct() && k > candidates.size()) {
            throw ObjectReader.refused(
                    reader.at().key("num_choices"),
                    "int in [1, " + candidates.size() + "] for distinct choices",
                    reader.get("num_choices"));
        }
        return tagged(one ? Hypers.<Object>oneOf(candidates) : Hypers.<Object>manyOf(selection, candidates), reader);
    }

    private static Hyper<?> floatv(ObjectReader reader) {
        return Hypers.floatv(reader.real("min_value"), reader.real("max_value")).scaled(scale(reader));
    }

    static Scale scale(ObjectReader reader) {
        if (!reader.has("scale")) {
            return Scale.LINEAR;
        }
        return switch (reader.text("scale")) {
            case "linear" -> Scale.LINEAR;
            case "log" -> Scale.LOG;
            case "rlog" -> Scale.REVERSE_LOG;
            default -> throw ObjectReader.refused(reader.at().key("scale"), "linear, log or rlog", reader.get("scale"));
        };
    }

    private static Symbol<?> tagged(Hyper<?> node, ObjectReader reader) {
        return node.tagged(PyGloveValues.tags(reader), Optional.empty());
    }

    private static Symbol<?> inherited(ObjectReader reader) {
        if (reader.at().isRoot() || !(reader.at().lastStep() instanceof Step.Key key)) {
            throw new JsonFormatException(
                    "Document",
                    List.of(Violation.of(
                            reader.at(), "a value inherited by a field or an entry", PyGloveKeys.INHERITED)));
        }
        return Symbols.inherited(key.name());
    }

    private static Symbol<?> reference(ObjectReader reader) {
        JsonArray paths = reader.only(Set.of("_type", "reference_paths")).list("reference_paths");
        Object path = paths.size() == 1 ? Nodes.valueOrNull(paths.get(0)) : null;
        if (!(path instanceof String text)) {
            throw ObjectReader.refused(reader.at().key("reference_paths"), "a list of one path", paths);
        }
        return org.espalier.symbol.Ref.to(PyGloveText.parsePath(text));
    }
}
