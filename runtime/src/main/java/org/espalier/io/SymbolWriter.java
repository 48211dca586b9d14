package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kotlinx.serialization.json.JsonElement;
import org.espalier.geno.Scale;
import org.espalier.geno.Tags;
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.hyper.Permutate;
import org.espalier.path.Path;
import org.espalier.path.Step;
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

/** Turns a tree into JSON, collecting everything that cannot be written. */
final class SymbolWriter {
    private final List<Violation> violations = new ArrayList<>();

    private final Defaults defaults;

    private SymbolWriter(Defaults defaults) {
        this.defaults = defaults;
    }

    static JsonElement write(Symbol<?> tree) {
        return write(tree, Defaults.WRITTEN);
    }

    static JsonElement write(Symbol<?> tree, Defaults defaults) {
        SymbolWriter writer = new SymbolWriter(defaults);
        JsonElement element = writer.write(tree, Path.ROOT);
        if (!writer.violations.isEmpty()) {
            throw new JsonFormatException("Tree to write", writer.violations);
        }
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

    /** Whether a field has the default of its type. */
    static boolean hasDefault(ObjectSymbol<?> node, int field) {
        return node.type()
                .defaultOf(field)
                .filter(node.children().get(field)::equals)
                .isPresent();
    }

    private JsonElement unwritable(Symbol<?> node, Path at, String hint) {
        violations.add(new Violation(at, "a value with a JSON form", SymbolText.describe(node), hint));
        return Nodes.plain(null);
    }

    static String escaped(String key) {
        return key.startsWith("$") ? "$" + key : key;
    }

    static void putScale(Map<String, JsonElement> settings, Scale scale) {
        settings.put("scale", Nodes.text(scale.name().toLowerCase(Locale.ROOT)));
    }

    static void putTags(Map<String, JsonElement> settings, Tags tags) {
        tags.name().ifPresent(name -> settings.put("name", Nodes.text(name)));
        if (!tags.hints().isEmpty()) {
            settings.put(
                    "hints",
                    Nodes.array(tags.hints().stream().map(PlainValues::write).toList()));
        }
    }

    private final class Visit implements SymbolVisitor<JsonElement> {
        private final Path at;

        Visit(Path at) {
            this.at = at;
        }

        @Override
        public JsonElement visitLiteral(Literal<?> node) {
            Object value = node.value();
            if (value instanceof Long) {
                return Nodes.object("$long", Nodes.plain(value));
            }
            if (value instanceof Enum<?> constant) {
                return Nodes.text(constant.name());
            }
            if (value instanceof PyGloveTuple tuple) {
                return Nodes.object("$tuple", write(Symbols.lift(tuple.items()), at));
            }
            boolean plain = value == null
                    || value instanceof Integer
                    || value instanceof Double
                    || value instanceof Boolean
                    || value instanceof String;
            return plain ? Nodes.plain(value) : unwritable(node, at, "Describe it by a symbol type instead");
        }

        @Override
        public JsonElement visitList(ListSymbol<?> node) {
            return Nodes.array(writeAll(node, at));
        }

        @Override
        public JsonElement visitMap(MapSymbol<?> node) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            node.entries().forEach((key, value) -> entries.put(escaped(key), write(value, at.key(key))));
            return Nodes.object(entries);
        }

        @Override
        public JsonElement visitObject(ObjectSymbol<?> node) {
            Map<String, JsonElement> entries = new LinkedHashMap<>();
            entries.put("$type", Nodes.text(node.type().name()));
            for (int i = 0; i < node.children().size(); i++) {
                String name = node.type().fields().get(i).name();
                if (defaults == Defaults.WRITTEN || !hasDefault(node, i)) {
                    entries.put(escaped(name), write(node.children().get(i), at.key(name)));
                }
            }
            return Nodes.object(entries);
        }

        @Override
        public JsonElement visitRef(Ref<?> node) {
            if (!node.isInherited()) {
                return Nodes.object("$ref", Nodes.text(node.target().toString()));
            }
            Map<String, JsonElement> settings = new LinkedHashMap<>();
            settings.put("name", Nodes.text(((Step.Key) node.target().lastStep()).name()));
            node.fallback().ifPresent(value -> settings.put("otherwise", visitLiteral(value)));
            return Nodes.object("$inherited", Nodes.object(settings));
        }

        @Override
        public JsonElement visitHole(Hole<?> node) {
            return Nodes.object("$hole", Nodes.plain(true));
        }

        @Override
        public JsonElement visitHyper(Hyper<?> node) {
            Map<String, JsonElement> settings = new LinkedHashMap<>();
            if (node instanceof FloatV range) {
                settings.put("min", Nodes.plain(range.min()));
                settings.put("max", Nodes.plain(range.max()));
                putScale(settings, range.scale());
            } else if (node instanceof IntV range) {
                settings.put("min", Nodes.plain(range.grid().min()));
                settings.put("max", Nodes.plain(range.grid().max()));
                settings.put("step", Nodes.plain(range.grid().step()));
                putScale(settings, range.scale());
            } else if (node instanceof OneOf || node instanceof ManyOf || node instanceof Permutate) {
                if (node instanceof ManyOf<?> many) {
                    settings.put("k", Nodes.plain(many.selection().k()));
                    settings.put("distinct", Nodes.plain(many.selection().distinct()));
                    settings.put("sorted", Nodes.plain(many.selection().sorted()));
                }
                settings.put("candidates", Nodes.array(writeAll(node, at)));
            } else if (node instanceof CustomHyper<?> custom) {
                settings.put("kind", Nodes.text(custom.genes().kind()));
            } else {
                return unwritable(node, at, "Words of your own have no JSON form; bind them first");
            }
            putMarks(settings, node);
            return Nodes.object("$" + node.word(), Nodes.object(settings));
        }

        private void putMarks(Map<String, JsonElement> settings, Hyper<?> node) {
            putTags(settings, node.tags());
            node.tie().ifPresent(tie -> settings.put("tie", Nodes.text(tie)));
        }
    }
}
