package org.espalier.benchmarks.tree;

import java.util.ArrayList;
import java.util.List;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** The trees that are measured: blocks of two numbers and four blocks below, as a node and by hand. */
public final class Trees {
    static final SymbolType<Block> BLOCK = SymbolType.of(Block.class);
    private static final int FAN = 4;

    private Trees() {}

    /** What the trees build. */
    public record Block(int x, int y, List<Block> parts) {}

    /** Returns the tree of {@code blocks} blocks, four nodes each, as full as possible. */
    static Symbol<Block> symbol(int blocks) {
        return symbol(0, blocks);
    }

    private static Symbol<Block> symbol(int number, int blocks) {
        List<Symbol<Block>> parts = new ArrayList<>();
        for (int part = FAN * number + 1; part <= FAN * number + FAN && part < blocks; part++) {
            parts.add(symbol(part, blocks));
        }
        return BLOCK.symbol(number, 1, ListSymbol.of(parts));
    }

    /** Returns the same tree by hand. */
    static Block block(int blocks) {
        return block(0, blocks);
    }

    private static Block block(int number, int blocks) {
        List<Block> parts = new ArrayList<>();
        for (int part = FAN * number + 1; part <= FAN * number + FAN && part < blocks; part++) {
            parts.add(block(part, blocks));
        }
        return new Block(number, 1, List.copyOf(parts));
    }

    /** Returns which part to take at each level to reach block {@code number}. */
    static int[] route(int number) {
        List<Integer> route = new ArrayList<>();
        for (int at = number; at > 0; at = (at - 1) / FAN) {
            route.add(0, (at - 1) % FAN);
        }
        return route.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns a tree that is equal to {@code tree} and shares no node with it. */
    public static Symbol<?> copy(Symbol<?> tree) {
        List<Symbol<?>> children = new ArrayList<>();
        tree.children().forEach(child -> children.add(copy(child)));
        if (tree instanceof ObjectSymbol<?> object) {
            return object.type().symbol(children.toArray());
        }
        if (tree instanceof ListSymbol<?>) {
            return list(children);
        }
        return tree instanceof Literal<?> literal
                ? literal.asOptional().map(Literal::of).orElse(Literal.none())
                : tree;
    }

    @SuppressWarnings("unchecked") // what the elements build does not matter here
    private static Symbol<?> list(List<Symbol<?>> elements) {
        List<? extends Symbol<?>> nodes = elements;
        return ListSymbol.of((List<? extends Symbol<Object>>) nodes);
    }
}
