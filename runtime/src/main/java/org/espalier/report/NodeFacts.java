package org.espalier.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.espalier.internal.Texts;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.SymbolPrinter;
import org.espalier.symbol.SymbolText;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.SymbolVisitor;

/**
 * Says what a node is by itself, without its children: the cells of its row in a {@link NodeTable}.
 *
 * @param types gives every type its number
 */
record NodeFacts(ToIntFunction<SymbolType<?>> types) implements SymbolVisitor<Map<String, Object>> {
    private static final int LONGEST = 20_000;

    @Override
    public Map<String, Object> visitLiteral(Literal<?> node) {
        Object value = node.value();
        Map<String, Object> cells = cells("literal", Texts.cut(SymbolPrinter.text(value), LONGEST));
        cells.put("of", value == null ? "none" : kindOf(value));
        if (value != null) {
            cells.put("java", value.getClass().getSimpleName());
        }
        return cells;
    }

    private static String kindOf(Object value) {
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof String ? "text" : value instanceof Boolean ? "bool" : "other";
    }

    @Override
    public Map<String, Object> visitList(ListSymbol<?> node) {
        return cells("list", "");
    }

    @Override
    public Map<String, Object> visitMap(MapSymbol<?> node) {
        return cells("map", "");
    }

    @Override
    public Map<String, Object> visitObject(ObjectSymbol<?> node) {
        Map<String, Object> cells = cells("object", "");
        cells.put("type", types.applyAsInt(node.type()));
        return cells;
    }

    @Override
    public Map<String, Object> visitRef(Ref<?> node) {
        return cells("ref", SymbolText.compact(node));
    }

    @Override
    public Map<String, Object> visitHole(Hole<?> node) {
        return cells("hole", "?");
    }

    @Override
    public Map<String, Object> visitHyper(Hyper<?> node) {
        return cells("hyper", node.word());
    }

    private static Map<String, Object> cells(String kind, String text) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("kind", kind);
        if (!text.isEmpty()) {
            cells.put("text", text);
        }
        return cells;
    }
}
