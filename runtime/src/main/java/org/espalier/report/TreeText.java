package org.espalier.report;

import org.espalier.symbol.Symbol;

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
        String compact = ShortText.of(node, WIDTH + 1);
        if (compact.length() <= room || !ShortText.isComposite(node)) {
            out.append(compact);
            return;
        }
        String inner = indent + STEP;
        String separator = "\n";
        out.append(ShortText.opening(node));
        for (int child : ShortText.shown(node)) {
            String key = ShortText.key(node, child);
            out.append(separator).append(inner).append(key);
            print(node.children().get(child), inner, key.length(), out);
            separator = ",\n";
        }
        out.append(ShortText.closing(node));
    }
}
