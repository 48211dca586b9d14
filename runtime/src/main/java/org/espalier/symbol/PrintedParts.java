package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.schema.Field;

/** What the text of a node consists of: brackets and labelled parts, or a text that cannot be broken. */
final class PrintedParts {
    private final SymbolPrinter printer;

    PrintedParts(SymbolPrinter printer) {
        this.printer = printer;
    }

    /** A part of a node. {@code named} tells a key from a position, {@code item} is a node, a list or a notation. */
    record Part(String label, boolean named, Object item) {}

    /** Whether {@code item} is written as brackets with parts between them. */
    static boolean isBreakable(Object item) {
        return item instanceof List || item instanceof Composite || item instanceof Hyper;
    }

    List<Part> parts(Object item) {
        List<Part> parts = new ArrayList<>();
        if (item instanceof List<?> list) {
            list.forEach(each -> parts.add(new Part("", false, each)));
        } else if (item instanceof Hyper<?> hyper) {
            hyper.arguments().forEach(each -> parts.add(new Part("", false, each)));
        } else if (item instanceof ObjectSymbol<?> object) {
            addFields(object, parts);
        } else if (item instanceof ListSymbol<?> list) {
            for (int i = 0; i < list.length(); i++) {
                parts.add(new Part(printer.positions() ? String.valueOf(i) : "", false, list.get(i)));
            }
        } else if (item instanceof MapSymbol<?> map) {
            map.entries().forEach((key, value) -> parts.add(new Part(key(key), true, value)));
        }
        return parts;
    }

    private void addFields(ObjectSymbol<?> object, List<Part> parts) {
        List<? extends Field<?, ?>> fields = object.type().fields();
        for (int i = 0; i < fields.size(); i++) {
            Symbol<?> node = object.children().get(i);
            boolean isDefault = object.type().defaultOf(i).filter(node::equals).isPresent();
            if (printer.defaults() || !isDefault) {
                Object item = node instanceof Hole ? "?(" + fields.get(i).spec() + ")" : node;
                parts.add(new Part(fields.get(i).name(), true, item));
            }
        }
    }

    private static String key(String name) {
        String plain = Path.ROOT.child(new Step.Key(name)).toString();
        return plain.equals(name) ? name : Texts.quote(name);
    }

    String opening(Object item) {
        if (item instanceof ObjectSymbol<?> object) {
            String name = object.type().name();
            return (printer.packages() ? name : name.substring(name.lastIndexOf('.') + 1)) + "(";
        }
        return item instanceof Hyper<?> hyper ? hyper.word() + "(" : item instanceof MapSymbol ? "{" : "[";
    }

    static String closing(Object item) {
        if (item instanceof Hyper<?> hyper) {
            return ")" + SymbolText.marks(hyper);
        }
        return item instanceof ObjectSymbol ? ")" : item instanceof MapSymbol ? "}" : "]";
    }

    /** The text of what has no parts. */
    String text(Object item) {
        if (item instanceof Literal<?> literal) {
            return printer.literals().apply(literal.value());
        }
        if (item instanceof Symbol<?> node) {
            return SymbolText.compact(node);
        }
        return item instanceof Number ? printer.literals().apply(item) : String.valueOf(item);
    }

    /** Appends {@code item} on one line and stops when {@code out} is longer than {@code limit}. */
    void line(Object item, StringBuilder out, int limit) {
        if (!isBreakable(item)) {
            out.append(text(item));
            return;
        }
        out.append(opening(item));
        String separator = "";
        for (Part part : parts(item)) {
            if (out.length() > limit) {
                return;
            }
            out.append(separator).append(part.label());
            out.append(part.named() ? "=" : part.label().isEmpty() ? "" : ": ");
            line(part.item(), out, limit);
            separator = ", ";
        }
        out.append(closing(item));
    }
}
