package org.espalier.benchmarks.search;

import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.space.SearchSpace;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Whole studies whose evaluation does nothing but look at the object; one operation is one study. */
@State(Scope.Thread)
public class LoopBenchmark {
    static final int POPULATION = 100;
    static final int TOURNAMENT = 10;

    /** The space, see {@link Subject#named}; or {@code noop10}. */
    @Param({"small", "nasbench101", "large", "noop10"})
    public String space = "";

    /** Number of trials of the study. */
    @Param({"1000", "10000", "1000000"})
    public int trials;

    private SearchSpace<?> compiled = SearchSpace.of(Subject.noop10());

    /** Compiles the space. */
    @Setup
    public void compile() {
        Symbol<?> tree =
                space.equals("noop10") ? Subject.noop10() : Subject.named(space).tree();
        compiled = SearchSpace.of(tree);
    }

    @Benchmark
    public Object randomSearch(Blackhole hole) {
        return run(Study.of(compiled).algorithm(new RandomSearch()).seed(7).start(), hole);
    }

    @Benchmark
    public Object evolution(Blackhole hole) {
        return run(
                Study.of(compiled)
                        .algorithm(new RegularizedEvolution(POPULATION, TOURNAMENT))
                        .seed(7)
                        .start(),
                hole);
    }

    private <T> Study<T> run(Study<T> study, Blackhole hole) {
        for (Sample<T> sample : study.sample(trials)) {
            hole.consume(sample.value());
            sample.report(score(sample.id()));
        }
        return study;
    }

    static double score(long trial) {
        return trial & 1023;
    }

    /** The same by hand. */
    @State(Scope.Thread)
    public static class ByHand {
        /** The space, see {@link Subject#named}. */
        @Param({"small", "nasbench101", "large"})
        public String space = "";

        /** Number of trials of the study. */
        @Param({"1000", "10000", "1000000"})
        public int trials;

        private HandWritten<?> code = Subject.named("small").byHand();

        /** Chooses the space. */
        @Setup
        public void choose() {
            code = Subject.named(space).byHand();
        }

        @Benchmark
        public Object randomSearch(Blackhole hole) {
            return LoopsByHand.randomSearch(code, trials, hole);
        }

        @Benchmark
        public Object evolution(Blackhole hole) {
            return LoopsByHand.evolution(code, trials, hole);
        }
    }
}
