package org.espalier.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.espalier.symbol.Symbols;

/**
 * Trees for people: types without what stands before the last dot, fields that hold their default left out, numbers with
 * four significant digits.
 */
final class ShortText {
    private ShortText() {}

    /** Returns the tree on one line, cut to {@code limit} characters. */
    static String of(Symbol<?> node, int limit) {
        return Texts.cut(of(node), limit);
    }

    private static String of(Symbol<?> node) {
        if (node instanceof Literal<?> literal) {
            Object value = literal.value();
            return value instanceof Double number
                    ? Numbers.text(number)
                    : value == null ? "none" : value instanceof String s ? Texts.quote(s) : value.toString();
        }
        if (node instanceof Hyper<?> hyper) {
            return hyper.word() + "(" + join(hyper.arguments()) + ")";
        }
        if (!isComposite(node)) {
            return SymbolText.compact(node);
        }
        List<String> parts = new ArrayList<>();
        for (int child : shown(node)) {
            parts.add(key(node, child) + of(node.children().get(child)));
        }
        return parts.isEmpty() && node instanceof ObjectSymbol<?> object
                ? name(object)
                : opening(node) + String.join(", ", parts) + closing(node);
    }

    private static String join(Collection<?> items) {
        return String.join(", ", items.stream().map(ShortText::item).toList());
    }

    private static String item(Object item) {
        if (item instanceof Symbol<?> symbol) {
            return of(symbol);
        }
        if (item instanceof Collection<?> nested) {
            return "[" + join(nested) + "]";
        }
        return item instanceof Double number ? Numbers.text(number) : String.valueOf(item);
    }

    /** Returns whether the node has a text made of those of its children. */
    static boolean isComposite(Symbol<?> node) {
        return node instanceof ObjectSymbol || node instanceof ListSymbol || node instanceof MapSymbol;
    }

    /** Returns the numbers of the children that are printed. */
    static List<Integer> shown(Symbol<?> node) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            if (!(node instanceof ObjectSymbol<?> object && isDefault(object, i))) {
                shown.add(i);
            }
        }
        return shown;
    }

    private static boolean isDefault(ObjectSymbol<?> object, int index) {
        Field<?, ?> field = object.type().fields().get(index);
        return field.hasDefault()
                && object.children()
                        .get(index)
                        .equals(Symbols.lift(field.defaultValue().orElse(null)));
    }

    static String opening(Symbol<?> node) {
        return node instanceof ObjectSymbol<?> object ? name(object) + "(" : node instanceof ListSymbol ? "[" : "{";
    }

    static String closing(Symbol<?> node) {
        return node instanceof ObjectSymbol ? ")" : node instanceof ListSymbol ? "]" : "}";
    }

    static String key(Symbol<?> node, int child) {
        return node instanceof ListSymbol ? "" : Path.ROOT.child(node.stepTo(child)) + "=";
    }

    private static String name(ObjectSymbol<?> object) {
        String name = object.type().name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
