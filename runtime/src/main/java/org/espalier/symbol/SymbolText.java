package org.espalier.symbol;

import java.util.List;
import org.espalier.internal.Texts;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/** The compact one-line form of trees, cut early so that printing a large tree costs no more than what is shown. */
public final class SymbolText {
    private static final int DEFAULT_LIMIT = 1_000;

    private final int limit;
    private final StringBuilder out = new StringBuilder();

    private SymbolText(int limit) {
        this.limit = limit;
    }

    /** Returns {@code Conv(filters=8, kernel=3)} and the like, cut to 1 000 characters. */
    public static String compact(Symbol<?> node) {
        return compact(node, DEFAULT_LIMIT);
    }

    /** Returns the compact form, cut to {@code limit} characters, the last three being dots if it was cut. */
    public static String compact(Symbol<?> node, int limit) {
        if (node instanceof Literal<?> literal) {
            return Texts.cut(text(literal), limit);
        }
        SymbolText text = new SymbolText(limit);
        text.append(node);
        return Texts.cut(text.out.toString(), limit);
    }

    /** Returns the kind and the compact form, as error messages quote what was found: {@code int 0}, {@code text "8"}. */
    public static String describe(Symbol<?> node) {
        return kind(node) + compact(node, 80);
    }

    private static String kind(Symbol<?> node) {
        if (node instanceof ListSymbol) {
            return "list ";
        }
        if (node instanceof MapSymbol) {
            return "map ";
        }
        if (!(node instanceof Literal<?> literal) || literal.value() == null) {
            return "";
        }
        Object value = literal.value();
        if (value instanceof Integer || value instanceof Long) {
            return "int ";
        }
        if (value instanceof Double || value instanceof Float) {
            return "float ";
        }
        return value instanceof String ? "text " : value instanceof Boolean ? "bool " : "";
    }

    private boolean full() {
        return out.length() > limit;
    }

    private void append(Symbol<?> node) {
        if (full()) {
            return;
        }
        if (node instanceof Literal<?> literal) {
            out.append(text(literal));
        } else if (node instanceof ListSymbol<?> list) {
            appendAll("[", list.children(), "]");
        } else if (node instanceof MapSymbol<?> map) {
            out.append('{');
            appendNamed(map.keys(), map.children());
            out.append('}');
        } else if (node instanceof ObjectSymbol<?> object) {
            out.append(object.type().name()).append('(');
            appendNamed(object.type().fields().stream().map(Field::name).toList(), object.children());
            out.append(')');
        } else if (node instanceof Hyper<?> hyper) {
            appendHyper(hyper);
        } else {
            out.append(node instanceof Ref<?> ref ? reference(ref) : "?");
        }
    }

    private static String reference(Ref<?> ref) {
        String otherwise =
                ref.fallback().map(value -> ", otherwise=" + text(value)).orElse("");
        return (ref.isInherited() ? "inherited(" : "ref(") + ref.target() + otherwise + ")";
    }

    private static String text(Literal<?> literal) {
        return text(literal.value());
    }

    /** Returns {@code none}, a quoted text, or what the value says of itself. */
    static String text(@Nullable Object value) {
        return value == null ? "none" : value instanceof String s ? Texts.quote(s) : String.valueOf(value);
    }

    private void appendNamed(List<String> names, List<Symbol<?>> nodes) {
        for (int i = 0; i < nodes.size() && !full(); i++) {
            out.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
            append(nodes.get(i));
        }
    }

    private void appendHyper(Hyper<?> hyper) {
        out.append(hyper.word());
        appendAll("(", hyper.arguments(), ")");
        out.append(marks(hyper));
    }

    /** Returns name, tie and hints as they are written behind an undecided node; the empty text if it has none. */
    static String marks(Hyper<?> hyper) {
        StringBuilder marks = new StringBuilder();
        hyper.tags().name().ifPresent(name -> marks.append(".named(")
                .append(Texts.quote(name))
                .append(')'));
        hyper.tie()
                .ifPresent(
                        tie -> marks.append(".tiedAs(").append(Texts.quote(tie)).append(')'));
        for (Object hint : hyper.tags().hints()) {
            marks.append(".hint(")
                    .append(hint instanceof String s ? Texts.quote(s) : hint)
                    .append(')');
        }
        return marks.toString();
    }

    private void appendAll(String open, List<?> items, String close) {
        out.append(open);
        for (int i = 0; i < items.size() && !full(); i++) {
            out.append(i == 0 ? "" : ", ");
            Object item = items.get(i);
            if (item instanceof Symbol<?> symbol) {
                append(symbol);
            } else if (item instanceof List<?> nested) {
                appendAll("[", nested, "]");
            } else {
                out.append(item);
            }
        }
        out.append(close);
    }
}
