package org.espalier.benchmarks.search;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.espalier.algo.OneChange;
import org.espalier.benchmarks.tree.Trees;
import org.espalier.build.Materializer;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of a search at a time: what happens between the algorithm and the object, and back. */
@State(Scope.Thread)
public class DnaBenchmark {
    private static final int EXAMPLES = 16;
    private static final DnaSampler SAMPLER = DnaSampler.overDecisions();

    /** The space, see {@link Subject#named}. */
    @Param({"small", "nasbench101", "large"})
    public String space = "";

    private final SplittableRandom random = new SplittableRandom(7);
    private final Dna[] dna = new Dna[EXAMPLES];
    private final Dna[] copies = new Dna[EXAMPLES];
    private final Symbol<?>[] children = new Symbol<?>[EXAMPLES];
    private final String[] texts = new String[EXAMPLES];
    private Symbol<?> tree = Subject.noop10();
    private SearchSpace<?> compiled = SearchSpace.of(tree);
    private DnaSpec spec = compiled.spec();
    private Enumerator enumerator = compiled.enumerator();
    private Iterator<Dna> iteration = enumerator.iterator();
    private int turn;

    /** Makes the examples that the methods take in turn. */
    @Setup
    public void makeExamples() {
        tree = Subject.named(space).tree();
        compiled = SearchSpace.of(tree);
        spec = compiled.spec();
        enumerator = compiled.enumerator();
        iteration = enumerator.iterator();
        for (int i = 0; i < EXAMPLES; i++) {
            dna[i] = SAMPLER.sample(spec, random);
            texts[i] = dna[i].toString();
            copies[i] = Dna.parse(texts[i]);
            // A tree as it comes from elsewhere, such as a file: equal to a child, but sharing no node with the
            // template.
            children[i] = Trees.copy(compiled.bind(dna[i]));
        }
    }

    private int turn() {
        turn = (turn + 1) % EXAMPLES;
        return turn;
    }

    @Benchmark
    public Object compile() {
        return SearchSpace.of(tree);
    }

    @Benchmark
    public Object random() {
        return SAMPLER.sample(spec, random);
    }

    @Benchmark
    public Object next() {
        return enumerator.next(dna[turn()]);
    }

    @Benchmark
    public Object iterate() {
        if (!iteration.hasNext()) {
            iteration = enumerator.iterator();
        }
        return iteration.next();
    }

    @Benchmark
    public Object bind() {
        return compiled.bind(dna[turn()]);
    }

    @Benchmark
    public Object materialize() {
        return Materializer.build(children[turn()]);
    }

    @Benchmark
    public Object decode() {
        return Materializer.build(compiled.bind(dna[turn()]));
    }

    @Benchmark
    public Object encode() {
        return compiled.encode(children[turn()]);
    }

    @Benchmark
    public Object mutate() {
        return OneChange.DEFAULT.apply(spec, dna[turn()], random);
    }

    @Benchmark
    public int hash() {
        List<Decision> decisions = dna[turn()].decisions();
        return Dna.of(decisions).hashCode();
    }

    @Benchmark
    public boolean equal() {
        int i = turn();
        return dna[i].equals(copies[i]);
    }

    @Benchmark
    public Object print() {
        return dna[turn()].toString();
    }

    @Benchmark
    public Object parse() {
        return Dna.parse(texts[turn()]);
    }

    /** The same by hand. */
    @State(Scope.Thread)
    public static class ByHand {
        /** The space, see {@link Subject#named}. */
        @Param({"small", "nasbench101", "large"})
        public String space = "";

        private final SplittableRandom random = new SplittableRandom(7);
        private final int[][] genes = new int[EXAMPLES][];
        private final int[][] copies = new int[EXAMPLES][];
        private final Object[] objects = new Object[EXAMPLES];
        private final String[] texts = new String[EXAMPLES];
        private HandWritten<Object> code = code("small");
        private int turn;

        @SuppressWarnings("unchecked") // encode takes only what build returned
        private static HandWritten<Object> code(String name) {
            return (HandWritten<Object>) Subject.named(name).byHand();
        }

        /** Makes the examples that the methods take in turn. */
        @Setup
        public void makeExamples() {
            code = code(space);
            for (int i = 0; i < EXAMPLES; i++) {
                genes[i] = code.random(random);
                copies[i] = genes[i].clone();
                objects[i] = code.build(genes[i]);
                texts[i] = code.print(genes[i]);
            }
        }

        private int turn() {
            turn = (turn + 1) % EXAMPLES;
            return turn;
        }

        @Benchmark
        public Object random() {
            return code.random(random);
        }

        @Benchmark
        public Object next() {
            return code.next(genes[turn()]);
        }

        @Benchmark
        public Object decode() {
            return code.build(genes[turn()]);
        }

        @Benchmark
        public Object encode() {
            return code.encode(objects[turn()]);
        }

        @Benchmark
        public Object mutate() {
            return code.mutate(genes[turn()], random);
        }

        @Benchmark
        public int hash() {
            return Arrays.hashCode(genes[turn()].clone());
        }

        @Benchmark
        public boolean equal() {
            int i = turn();
            return Arrays.equals(genes[i], copies[i]);
        }

        @Benchmark
        public Object print() {
            return code.print(genes[turn()]);
        }

        @Benchmark
        public Object parse() {
            return code.parse(texts[turn()]);
        }
    }
}
