package org.espalier.benchmarks.search;

import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compiling spaces of growing size: must take time linear in the number of decisions. */
@State(Scope.Thread)
public class CompileBenchmark {
    /** Number of decisions, each a node of its own. */
    @Param({"10", "100", "1000", "10000"})
    public int decisions;

    private Symbol<?> tree = Subject.independent(1).tree();

    /** Makes the tree. */
    @Setup
    public void makeTree() {
        tree = Subject.independent(decisions).tree();
    }

    @Benchmark
    public Object compileOf() {
        return SearchSpace.of(tree);
    }
}
