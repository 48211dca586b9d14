package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;

/** Turns JSON into a tree of registered types, collecting every problem. The JSON library bounds the depth. */
final class SymbolReader {
    private final TypeRegistry types;
    private final List<Violation> violations = new ArrayList<>();

    private SymbolReader(TypeRegistry types) {
        this.types = types;
    }

    static Symbol<?> read(JsonElement element, TypeRegistry types) {
        SymbolReader reader = new SymbolReader(types);
        Symbol<?> tree = reader.node(element, Path.ROOT);
        if (!reader.violations.isEmpty()) {
            throw new JsonFormatException("Tree in the document", reader.violations);
        }
        return tree;
    }

    Symbol<?> reject(Path at, String expected, String found) {
        violations.add(Violation.of(at, expected, Texts.cut(found, 80)));
        return Symbols.hole();
    }

    Symbol<?> node(JsonElement element, Path at) {
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
            return reject(at, "a number", primitive.getContent());
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
        Map<String, Symbol<?>> fields = entries(object, at);
        String name = typeName instanceof JsonPrimitive p && p.isString() ? p.getContent() : typeName.toString();
        Optional<SymbolType<?>> type = types.find(name);
        if (type.isEmpty()) {
            List<String> known = types.types().stream().map(SymbolType::name).toList();
            violations.add(new Violation(
                    at,
                    "a registered type",
                    "'" + Texts.cut(name, 80) + "'",
                    Texts.nearest(name, known).map(n -> "Maybe '" + n + "'?").orElse("Register the type first")));
            return Symbols.hole();
        }
        try {
            return type.get().partialOf(fields);
        } catch (SymbolException e) {
            e.violations().forEach(violation -> violations.add(violation.under(at)));
            return Symbols.hole();
        }
    }

    private Symbol<?> special(String key, JsonElement value, Path at) {
        try {
            return switch (key) {
                case "$long" -> Literal.of(Long.parseLong(text(value)));
                case "$float" -> Literal.of(Double.parseDouble(text(value)));
                case "$ref" -> Symbols.ref(text(value));
                case "$hole" -> Symbols.hole();
                default -> HyperReader.read(this, key, value, at);
            };
        } catch (IllegalArgumentException e) {
            return reject(at, "the value of " + key, value + " (" + e.getMessage() + ")");
        }
    }

    static String text(JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            throw new IllegalArgumentException("expected a plain value");
        }
        return primitive.getContent();
    }
}
