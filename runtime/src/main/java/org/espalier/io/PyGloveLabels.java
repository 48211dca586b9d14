package org.espalier.io;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.path.Path;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How PyGlove names candidates: {@code Conv(filters=OneOf(candidates=[0: 4, 1: 8]))}, defaults left out, at most 120
 * characters.
 */
final class PyGloveLabels implements SymbolVisitor<String> {
    private static final int LIMIT = 120;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern REAL = Pattern.compile("-?[0-9]++(\\.[0-9]++)?([eE][-+]?[0-9]{1,4})?");

    private PyGloveLabels() {}

    /** Returns the literal of a label in JSON: numbers and booleans in Python's spelling as such, anything else as text. */
    static JsonElement literal(String label) {
        Object value = label;
        if (WHOLE.matcher(label).matches()) {
            value = Long.parseLong(label);
        } else if (label.length() < LIMIT && REAL.matcher(label).matches()) {
            value = Double.parseDouble(label);
        } else if (label.equals("True") || label.equals("False")) {
            value = label.equals("True");
        }
        boolean same = PyGloveText.repr(value).equals(label);
        return same && !(value instanceof String) ? Nodes.plain(value) : Nodes.text(label);
    }

    /** Returns the label of a literal in JSON. */
    static String label(JsonElement literal, Path at) {
        if (!(literal instanceof JsonPrimitive primitive)) {
            throw ObjectReader.refused(at, "a text, a number or a boolean", literal);
        }
        Object value = PyGloveValues.primitive(primitive, at);
        return value instanceof String text ? text : PyGloveText.repr(value);
    }

    /** Returns {@code spec} with PyGlove's labels, taken from the tree from which it was compiled. */
    static DnaSpec labelled(DnaSpec spec, Symbol<?> tree) {
        List<DecisionPoint> points = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            Symbol<?> node = tree.find(point.location()).orElse(null);
            points.add(node instanceof Hyper<?> hyper ? labelled(point, hyper) : point);
        }
        return DnaSpec.of(points);
    }

    private static DecisionPoint labelled(DecisionPoint point, Hyper<?> hyper) {
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < Math.min(point.candidates().size(), hyper.children().size()); c++) {
            Symbol<?> tree = hyper.children().get(c);
            candidates.add(
                    new Candidate(of(tree), labelled(point.candidates().get(c).spec(), tree)));
        }
        return candidates.size() == point.candidates().size()
                ? hyper.decisionPoint(point.location(), candidates)
                : point;
    }

    /** Returns the label of a tree. */
    static String of(Symbol<?> tree) {
        String text = tree.accept(new PyGloveLabels());
        return text.length() > LIMIT ? text.substring(0, LIMIT - 3) + "..." : text;
    }

    private static String value(@Nullable Object value) {
        if (value instanceof PyGloveTuple tuple) {
            return "("
                    + String.join(
                            ", ",
                            tuple.items().stream().map(PyGloveLabels::value).toList()) + ")";
        }
        return value instanceof Symbol<?> tree ? tree.accept(new PyGloveLabels()) : PyGloveText.repr(value);
    }

    private String numbered(List<? extends Symbol<?>> nodes) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            items.add(i + ": " + nodes.get(i).accept(this));
        }
        return "[" + String.join(", ", items) + "]";
    }

    @Override
    public String visitLiteral(Literal<?> node) {
        return value(node.value());
    }

    @Override
    public String visitList(ListSymbol<?> node) {
        return numbered(node.children());
    }

    @Override
    public String visitMap(MapSymbol<?> node) {
        List<String> items = new ArrayList<>();
        node.entries().forEach((key, child) -> items.add(key + "=" + child.accept(this)));
        return "{" + String.join(", ", items) + "}";
    }

    @Override
    public String visitObject(ObjectSymbol<?> node) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            if (!SymbolWriter.hasDefault(node, i)) {
                shown.add(node.type().fields().get(i).name() + "="
                        + node.children().get(i).accept(this));
            }
        }
        return call(node.type().name(), shown);
    }

    @Override
    public String visitRef(Ref<?> node) {
        if (node.isInherited()) {
            return "ValueFromParentChain()";
        }
        return "ValueReference(reference_paths=[0: " + PyGloveText.path(node.target()) + "])";
    }

    @Override
    public String visitHole(Hole<?> node) {
        return "MISSING_VALUE";
    }

    @Override
    public String visitHyper(Hyper<?> node) {
        List<String> marks = new ArrayList<>();
        node.tags().name().ifPresent(name -> marks.add("name=" + PyGloveText.repr(name)));
        if (!node.tags().hints().isEmpty()) {
            marks.add("hints=" + hints(PyGloveValues.read(PyGloveValues.hints(node.tags()), Path.ROOT)));
        }
        if (node instanceof FloatV range) {
            marks.add("min_value=" + PyGloveText.real(range.min()));
            marks.add("max_value=" + PyGloveText.real(range.max()));
            if (range.scale() != Scale.LINEAR) {
                marks.add("scale='" + scale(range.scale()) + "'");
            }
            return call("Float", marks);
        }
        if (node instanceof CustomHyper<?> custom) {
            return call(custom.genes().kind(), marks);
        }
        if (node instanceof IntV) {
            return node.toString();
        }
        boolean one = node instanceof OneOf;
        if (!one) {
            marks.add("num_choices="
                    + (node instanceof ManyOf<?> many
                            ? many.selection().k()
                            : node.children().size()));
        }
        marks.add("candidates=" + numbered(node.children()));
        if (node instanceof ManyOf<?> many) {
            if (!many.selection().distinct()) {
                marks.add("choices_distinct=False");
            }
            if (many.selection().sorted()) {
                marks.add("choices_sorted=True");
            }
        }
        return call(one ? "OneOf" : "ManyOf", marks);
    }

    /** Returns PyGlove's name of a scale that is not linear. */
    static String scale(Scale scale) {
        return scale == Scale.LOG ? "log" : "rlog";
    }

    private static String hints(@Nullable Object value) {
        List<String> items = new ArrayList<>();
        if (value instanceof java.util.Map<?, ?> map) {
            map.forEach((key, inner) -> items.add(key + "=" + hints(inner)));
            return "{" + String.join(", ", items) + "}";
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                items.add(i + ": " + hints(list.get(i)));
            }
            return "[" + String.join(", ", items) + "]";
        }
        return PyGloveText.repr(value);
    }

    private static String call(String name, List<String> arguments) {
        return name + "(" + String.join(", ", arguments) + ")";
    }
}
