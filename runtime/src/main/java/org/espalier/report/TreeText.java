package org.espalier.report;

import org.espalier.path.Path;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/** Trees over several lines: what fits into a line stays on it, the rest has one line for each child. */
final class TreeText {
    private static final int WIDTH = 100;
    private static final String STEP = "  ";

    private TreeText() {}

    static String print(Symbol<?> tree) {
        StringBuilder out = new StringBuilder();
        print(tree, "", 0, out);
        return out.toString();
    }

    private static void print(Symbol<?> node, String indent, int used, StringBuilder out) {
        int room = WIDTH - indent.length() - used;
        String compact = SymbolText.compact(node, WIDTH + 1);
        if (compact.length() <= room || node.children().isEmpty() || node instanceof Hyper) {
            out.append(compact);
            return;
        }
        String inner = indent + STEP;
        out.append(opening(node));
        for (int i = 0; i < node.children().size(); i++) {
            String key = key(node, i);
            out.append(i == 0 ? "\n" : ",\n").append(inner).append(key);
            print(node.children().get(i), inner, key.length(), out);
        }
        out.append(closing(node));
    }

    private static String opening(Symbol<?> node) {
        if (node instanceof ObjectSymbol<?> object) {
            return object.type().name() + "(";
        }
        return node instanceof ListSymbol ? "[" : "{";
    }

    private static String closing(Symbol<?> node) {
        return node instanceof ObjectSymbol ? ")" : node instanceof ListSymbol ? "]" : "}";
    }

    private static String key(Symbol<?> node, int child) {
        boolean keyed = node instanceof ObjectSymbol || node instanceof MapSymbol;
        return keyed ? Path.ROOT.child(node.stepTo(child)) + "=" : "";
    }
}
