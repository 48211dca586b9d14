package org.espalier.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;

/** Turns JSON into a tree of registered types, collecting every problem. The JSON library bounds the depth. */
final class SymbolReader {
    private static final int MOST_UNKNOWN = 20;

    private final Vocabulary words;
    private final Problems problems;

    SymbolReader(Vocabulary words, Problems problems) {
        this.words = words;
        this.problems = problems;
    }

    static Symbol<?> read(JsonElement element, Vocabulary words) {
        Problems problems = new Problems();
        Symbol<?> tree = new SymbolReader(words, problems).node(element, Path.ROOT);
        problems.throwIfAny("Tree in the document");
        return tree;
    }

    private Symbol<?> reject(Path at, String expected, String found) {
        problems.add(Violation.of(at, expected, Texts.cut(found, 80)));
        return Symbols.hole();
    }

    Vocabulary words() {
        return words;
    }

    Symbol<?> node(JsonElement element, Path at) {
        if (problems.isFull()) {
            return Symbols.hole();
        }
        if (element instanceof JsonPrimitive primitive) {
            return literal(primitive, at);
        }
        if (element instanceof JsonArray array) {
            return Symbols.lift(nodes(array, at, false));
        }
        return object((JsonObject) element, at);
    }

    /** Reads the elements of an array as list elements, or as candidates of a choice. */
    List<Symbol<?>> nodes(JsonArray array, Path at, boolean branches) {
        List<Symbol<?>> nodes = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            nodes.add(node(array.get(i), branches ? at.branch(i) : at.index(i)));
        }
        return nodes;
    }

    private Symbol<?> literal(JsonPrimitive primitive, Path at) {
        try {
            Object value = Nodes.value(primitive);
            return value == null ? Literal.none() : Literal.of(value);
        } catch (NumberFormatException e) {
            return reject(at, "a number of 64 bits, a text in quotes, true, false or null", primitive.getContent());
        }
    }

    private Symbol<?> object(JsonObject object, Path at) {
        JsonElement type = object.get("$type");
        if (type != null) {
            return typed(object, type, at);
        }
        String special = object.keySet().stream()
                .filter(key -> key.startsWith("$") && !key.startsWith("$$"))
                .findFirst()
                .orElse(null);
        if (special == null) {
            return Symbols.dict(entries(object, at));
        }
        JsonElement value = object.get(special);
        if (object.size() != 1 || value == null) {
            return reject(
                    at, "'" + special + "' to be the only key", object.keySet().toString());
        }
        return special(special, value, at);
    }

    private Map<String, Symbol<?>> entries(JsonObject object, Path at) {
        Map<String, Symbol<?>> entries = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (!key.equals("$type")) {
                String name = key.startsWith("$$") ? key.substring(1) : key;
                entries.put(name, node(value, at.key(name)));
            }
        });
        return entries;
    }

    private Symbol<?> typed(JsonObject object, JsonElement typeName, Path at) {
        String name = typeName instanceof JsonPrimitive p && p.isString() ? p.getContent() : typeName.toString();
        Optional<SymbolType<?>> type = words.types().find(name);
        if (type.isEmpty()) {
            problems.add(unknown(at, "a registered type", name, names(words.types())));
        } else if (object.size() - 1 > type.get().fields().size() + MOST_UNKNOWN) {
            return reject(at, "at most " + type.get().fields().size() + " fields", object.size() - 1 + " of them");
        }
        Map<String, Symbol<?>> fields = entries(object, at);
        return type.isEmpty() ? Symbols.hole() : node(type.get(), fields, at, problems);
    }

    static List<String> names(TypeRegistry types) {
        return types.types().stream().map(SymbolType::name).toList();
    }

    static Violation unknown(Path at, String expected, String name, Collection<String> known) {
        String cut = Texts.cut(name, 80);
        return new Violation(
                at,
                expected,
                "'" + cut + "'",
                Texts.nearest(cut, known).map(n -> "Maybe '" + n + "'?").orElse("Register it first"));
    }

    /** Returns the node of a type, with holes for what is missing; a hole, after a note, if something does not fit. */
    static Symbol<?> node(SymbolType<?> type, Map<String, Symbol<?>> fields, Path at, Problems problems) {
        try {
            return type.partialOf(renamed(type, fields, at, problems));
        } catch (SymbolException e) {
            problems.addAll(e.violations(), at);
            return Symbols.hole();
        }
    }

    /** Returns the fields under their present names. */
    private static Map<String, Symbol<?>> renamed(
            SymbolType<?> type, Map<String, Symbol<?>> fields, Path at, Problems problems) {
        Map<String, Symbol<?>> renamed = new LinkedHashMap<>(fields);
        for (Field<?, ?> field : type.fields()) {
            for (String alias : field.aliases()) {
                Symbol<?> old = renamed.remove(alias);
                if (old != null && renamed.putIfAbsent(field.name(), old) != null) {
                    problems.add(Violation.of(
                            at.key(alias), "one value of '" + field.name() + "'", "another under its former name"));
                }
            }
        }
        return renamed;
    }

    private Symbol<?> special(String key, JsonElement value, Path at) {
        try {
            return switch (key) {
                case "$long" ->
                    Literal.of(ObjectReader.of(Nodes.object(key, value), at).whole(key));
                case "$float" -> Literal.of(PlainValues.oddFloat(ObjectReader.of(Nodes.object(key, value), at)));
                case "$ref" ->
                    Symbols.ref(ObjectReader.of(Nodes.object(key, value), at).text(key));
                case "$inherited" -> inherited(ObjectReader.of(value, at), at);
                case "$tuple" -> tuple(value, at);
                case "$hole" -> Symbols.hole();
                default -> HyperReader.read(this, key, value, at);
            };
        } catch (IllegalArgumentException e) {
            problems.note(at, "the value of " + Texts.cut(key, 80), value, e);
            return Symbols.hole();
        }
    }

    private Symbol<?> inherited(ObjectReader settings, Path at) {
        settings.only(Set.of("name", "otherwise"));
        Ref<Object> ref = Symbols.inherited(settings.text("name"));
        if (!settings.keys().contains("otherwise")) {
            return ref;
        }
        JsonElement otherwise = settings.element("otherwise");
        if (node(otherwise, at) instanceof Literal<?> literal) {
            @SuppressWarnings("unchecked") // what a document holds has no better static type
            Literal<Object> value = (Literal<Object>) literal;
            return ref.otherwise(value);
        }
        throw ObjectReader.refused(at.key("otherwise"), "a plain value", otherwise);
    }

    private Symbol<?> tuple(JsonElement value, Path at) {
        if (!(value instanceof JsonArray array)) {
            throw ObjectReader.refused(at, "a list", value);
        }
        return Literal.of(PyGloveTuple.of(nodes(array, at, false)));
    }
}
