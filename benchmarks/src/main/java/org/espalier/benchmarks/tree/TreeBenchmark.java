package org.espalier.benchmarks.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.espalier.benchmarks.tree.Trees.Block;
import org.espalier.build.Materializer;
import org.espalier.path.Path;
import org.espalier.rewrite.Rule;
import org.espalier.symbol.Symbol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Trees of growing size: making, changing, walking, comparing. */
@State(Scope.Thread)
public class TreeBenchmark {
    private static final int NODES_PER_BLOCK = 4;

    /** Number of nodes. */
    @Param({"100", "1000", "10000"})
    public int nodes;

    private Symbol<Block> tree = Trees.symbol(1);
    private Symbol<Block> copy = tree;
    private Path leaf = Path.ROOT;
    private Rule nothing = at -> at.node();
    private Rule one = nothing;
    private Rule all = nothing;
    private int value;

    /** Makes the tree. */
    @Setup
    public void makeTree() {
        int blocks = nodes / NODES_PER_BLOCK;
        tree = Trees.symbol(blocks);
        copy = Trees.symbol(blocks);
        Path path = Path.ROOT;
        for (int part : Trees.route(blocks - 1)) {
            path = path.key("parts").index(part);
        }
        leaf = path.key("x");
        one = Rule.onField(Trees.BLOCK.field("x", Integer.class), x -> x == blocks - 1 ? -1 : x);
        all = Rule.onField(Trees.BLOCK.field("y", Integer.class), y -> y + 1);
    }

    @Benchmark
    public Object build() {
        return Trees.symbol(nodes / NODES_PER_BLOCK);
    }

    @Benchmark
    public Object materialize() {
        return Materializer.build(tree);
    }

    @Benchmark
    public Object changeLeaf() {
        value++;
        return tree.with(leaf, value);
    }

    @Benchmark
    public Object rewriteNothing() {
        return nothing.rewrite(tree);
    }

    @Benchmark
    public Object rewriteOne() {
        return one.rewrite(tree);
    }

    @Benchmark
    public Object rewriteAll() {
        return all.rewrite(tree);
    }

    @Benchmark
    public boolean equal() {
        return tree.equals(copy);
    }

    /** The same by hand: nested records. */
    @State(Scope.Thread)
    public static class ByHand {
        /** Number of nodes. */
        @Param({"100", "1000", "10000"})
        public int nodes;

        private Block tree = Trees.block(1);
        private Block copy = tree;
        private int[] route = {};
        private int value;

        /** Makes the tree. */
        @Setup
        public void makeTree() {
            int blocks = nodes / NODES_PER_BLOCK;
            tree = Trees.block(blocks);
            copy = Trees.block(blocks);
            route = Trees.route(blocks - 1);
        }

        @Benchmark
        public Object build() {
            return Trees.block(nodes / NODES_PER_BLOCK);
        }

        @Benchmark
        public Object materialize() {
            return Trees.block(nodes / NODES_PER_BLOCK);
        }

        @Benchmark
        public Object changeLeaf() {
            value++;
            return changed(tree, 0);
        }

        private Block changed(Block block, int depth) {
            if (depth == route.length) {
                return new Block(value, block.y(), block.parts());
            }
            List<Block> parts = new ArrayList<>(block.parts());
            parts.set(route[depth], changed(parts.get(route[depth]), depth + 1));
            return new Block(block.x(), block.y(), List.copyOf(parts));
        }

        @Benchmark
        public Object rewriteNothing() {
            return rewritten(tree, y -> y);
        }

        @Benchmark
        public Object rewriteAll() {
            return rewritten(tree, y -> y + 1);
        }

        private static Block rewritten(Block block, IntUnaryOperator change) {
            int y = change.applyAsInt(block.y());
            boolean same = y == block.y();
            List<Block> parts = new ArrayList<>(block.parts().size());
            for (Block part : block.parts()) {
                Block after = rewritten(part, change);
                same &= after == part;
                parts.add(after);
            }
            return same ? block : new Block(block.x(), y, List.copyOf(parts));
        }

        @Benchmark
        public boolean equal() {
            return tree.equals(copy);
        }
    }
}
