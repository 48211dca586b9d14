package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonNull;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.hyper.Permutate;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.espalier.symbol.SymbolVisitor;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/** Turns a tree into PyGlove's JSON, collecting what has no counterpart there. */
final class PyGloveWriter {
    /** The most values of an integer range that are written one by one. */
    static final int MOST_VALUES = 100_000;

    private final PyGloveKeys keys;
    private final Defaults defaults;
    private final Problems problems = new Problems();

    private PyGloveWriter(PyGloveKeys keys, Defaults defaults) {
        this.keys = keys;
        this.defaults = defaults;
    }

    static JsonElement write(Symbol<?> tree, PyGloveKeys keys, Defaults defaults) {
        PyGloveWriter writer = new PyGloveWriter(keys, defaults);
        JsonElement element = writer.write(tree, Path.ROOT);
        writer.problems.throwIfAny("Tree to write for PyGlove");
        return element;
    }

    private JsonElement write(Symbol<?> node, Path at) {
        return node.accept(new Visit(at));
    }

    private List<JsonElement> writeAll(Symbol<?> node, Path at) {
        List<JsonElement> elements = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            elements.add(write(node.children().get(i), at.child(node.stepTo(i))));
        }
        return elements;
    }

    private JsonElement refuse(Path at, String expected, String found, String hint) {
        problems.add(new Violation(at, expected, found, hint));
        return JsonNull.INSTANCE;
    }

    /** Returns the numbers of a range. */
    static List<Object> values(IntGrid grid) {
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < grid.count(); i++) {
            values.add((int) grid.at(i));
        }
        return values;
    }

    private final class Visit implements SymbolVisitor<JsonElement> {
        private final Path at;

        Visit(Path at) {
            this.at = at;
        }

        @Override
        public JsonElement visitLiteral(Literal<?> node) {
            return value(node.value());
        }

        private JsonElement value(@Nullable Object value) {
            if (value instanceof PyGloveTuple tuple) {
                List<JsonElement> items = new ArrayList<>(List.of(Nodes.text(PyGloveKeys.TUPLE)));
                tuple.items()
                        .forEach(item -> items.add(item instanceof Symbol<?> tree ? write(tree, at) : value(item)));
                return Nodes.array(items);
            }
            if (value instanceof Enum<?> constant) {
                return Nodes.text(constant.name());
            }
            boolean plain = value == null
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean
                    || value instanceof String;
            return plain
                    ? PyGloveValues.write(value)
                    : refuse(
                            at,
                            "a value with a JSON form",
                            SymbolText.describe(Symbols.lift(value)),
                            "Describe it by a symbol type instead");
        }

        @Override
        public JsonElement visitList(ListSymbol<?> node) {
            if (node.length() > 0 && node.get(0).equals(Literal.of(PyGloveKeys.TUPLE))) {
                return refuse(at, "a list", "one that begins with the text __tuple__", "PyGlove would read a tuple");
            }
            return Nodes.array(writeAll(node, at));
        }

        @Override
        public JsonElement visitMap(MapSymbol<?> node) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            node.entries().forEach((key, value) -> entries.put(key, write(value, at.key(key))));
            return entries.containsKey(PyGloveKeys.TYPE)
                    ? refuse(at, "a map", "one with the key _type", "PyGlove would read an object")
                    : Nodes.object(entries);
        }

        @Override
        public JsonElement visitObject(ObjectSymbol<?> node) {
            if (node.type().result().isPresent()) {
                return refuse(
                        at,
                        "a value",
                        "a call of " + node.type().name(),
                        "PyGlove has no calls in trees; Refs.resolved puts plain values in their places");
            }
            Map<String, JsonElement> entries = start(keys.theirs(node.type().name()));
            for (int i = 0; i < node.children().size(); i++) {
                Symbol<?> child = node.children().get(i);
                boolean shown = defaults == Defaults.WRITTEN || !SymbolWriter.hasDefault(node, i);
                if (shown && !(child instanceof Hole)) {
                    String name = node.type().fields().get(i).name();
                    entries.put(name, write(child, at.key(name)));
                }
            }
            return Nodes.object(entries);
        }

        private Map<String, JsonElement> start(String type) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            entries.put(PyGloveKeys.TYPE, Nodes.text(type));
            return entries;
        }

        @Override
        public JsonElement visitRef(Ref<?> node) {
            if (node.isInherited()) {
                return inherited(node);
            }
            Map<String, JsonElement> entries = start(PyGloveKeys.REFERENCE);
            entries.put("reference_paths", Nodes.array(List.of(Nodes.text(PyGloveText.path(node.target())))));
            return Nodes.object(entries);
        }

        /** PyGlove's own form has neither a name nor a default: it reads the field of the name that it stands in. */
        private JsonElement inherited(Ref<?> node) {
            boolean ownName = !at.isRoot() && Path.ROOT.child(at.lastStep()).equals(node.target());
            return ownName && node.fallback().isEmpty()
                    ? Nodes.object(start(PyGloveKeys.INHERITED))
                    : refuse(
                            at,
                            "a value inherited from a field of the same name, without a default",
                            SymbolText.describe(node),
                            "Refs.resolved puts plain values in their places");
        }

        @Override
        public JsonElement visitHole(Hole<?> node) {
            return Nodes.object(start(PyGloveKeys.MISSING));
        }

        @Override
        public JsonElement visitHyper(Hyper<?> node) {
            if (node.tie().isPresent()) {
                return refuse(
                        at,
                        "a decision of its own",
                        "one tied as '" + node.tie().get() + "'",
                        "PyGlove has no ties");
            }
            if (node instanceof OneOf) {
                return choice(PyGloveKeys.ONE_OF, node, Selection.ONE, writeAll(node, at));
            }
            if (node instanceof ManyOf<?> many) {
                return choice(PyGloveKeys.MANY_OF, node, many.selection(), writeAll(node, at));
            }
            if (node instanceof Permutate) {
                Selection all = new Selection(node.children().size(), true, false);
                return choice(PyGloveKeys.MANY_OF, node, all, writeAll(node, at));
            }
            if (node instanceof IntV range) {
                return range.grid().count() > MOST_VALUES
                        ? refuse(
                                at,
                                "at most " + MOST_VALUES + " values",
                                String.valueOf(range.grid().count()),
                                "PyGlove has no integer ranges: they become choices of their values")
                        : choice(
                                PyGloveKeys.ONE_OF,
                                node,
                                Selection.ONE,
                                values(range.grid()).stream().map(Nodes::plain).toList());
            }
            return node instanceof FloatV || node instanceof CustomHyper ? leaf(node) : foreign(node);
        }

        private JsonElement foreign(Hyper<?> node) {
            return refuse(at, "a word with a JSON form", SymbolText.describe(node), "Bind it first");
        }

        private JsonElement leaf(Hyper<?> node) {
            if (node instanceof FloatV range) {
                Map<String, JsonElement> entries = start(PyGloveKeys.FLOAT);
                putMarks(entries, node);
                entries.put("min_value", Nodes.plain(range.min()));
                entries.put("max_value", Nodes.plain(range.max()));
                boolean linear = range.scale() == Scale.LINEAR;
                put(entries, "scale", linear ? JsonNull.INSTANCE : Nodes.text(PyGloveLabels.scale(range.scale())));
                return Nodes.object(entries);
            }
            Map<String, JsonElement> entries =
                    start(keys.theirs(((CustomHyper<?>) node).genes().kind()));
            putMarks(entries, node);
            return Nodes.object(entries);
        }

        private JsonElement choice(String type, Hyper<?> node, Selection selection, List<JsonElement> candidates) {
            boolean all = defaults == Defaults.WRITTEN;
            Map<String, JsonElement> entries = start(type);
            putMarks(entries, node);
            if (all || type.equals(PyGloveKeys.MANY_OF)) {
                entries.put("num_choices", Nodes.plain(selection.k()));
            }
            entries.put("candidates", Nodes.array(candidates));
            if (all || !selection.distinct()) {
                entries.put("choices_distinct", Nodes.plain(selection.distinct()));
            }
            if (all || selection.sorted()) {
                entries.put("choices_sorted", Nodes.plain(selection.sorted()));
            }
            put(entries, "where", JsonNull.INSTANCE);
            return Nodes.object(entries);
        }

        private void putMarks(Map<String, JsonElement> entries, Hyper<?> node) {
            put(entries, "name", Nodes.plain(node.tags().name().orElse(null)));
            put(entries, "hints", PyGloveValues.hints(node.tags()));
        }

        /** Null is the default of all that is written by this method. */
        private void put(Map<String, JsonElement> entries, String key, JsonElement value) {
            if (defaults == Defaults.WRITTEN || !(value instanceof JsonNull)) {
                entries.put(key, value);
            }
        }
    }
}
