package org.espalier.benchmarks.search;

import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.List;
import org.espalier.hyper.Hypers;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;

/**
 * A space that is measured: as a tree with undecided nodes, and written by hand.
 *
 * @param tree the tree
 * @param byHand the same by hand
 * @param <T> what children build
 */
public record Subject<T>(Symbol<T> tree, HandWritten<T> byHand) {
    private static final Integer[] FILTERS = {16, 32, 64, 128};
    private static final Integer[] KERNELS = {1, 3, 5};
    private static final String[] ACTIVATIONS = {"relu", "gelu", "swish"};
    private static final Double[] RATES = {1e-4, 1e-3, 1e-2};
    private static final Integer[] DEPTHS = {1, 2, 3, 4};
    private static final Integer[] THREE = {0, 1, 2};
    private static final Integer[] TWO = {0, 1};

    /** The child of the space {@code small}. */
    public record Network(int filters, int kernel, String activation, double rate, int depth) {}

    /** The child of the space {@code nasbench101}. */
    public record Cell(List<Integer> operations, List<Integer> edges) {}

    /** The child of the space {@code large} and of the spaces of other sizes. */
    public record Program(List<Integer> parts) {}

    /**
     * Returns the space called {@code name}: {@code small} with 5 decisions, {@code nasbench101} with 26, {@code large} with
     * 1 000.
     *
     * @throws IllegalArgumentException if there is no such space
     */
    public static Subject<?> named(String name) {
        return switch (name) {
            case "small" -> small();
            case "nasbench101" -> nasBench101();
            case "large" -> independent(1000);
            default -> throw new IllegalArgumentException("space: expected small, nasbench101 or large, found " + name);
        };
    }

    private static Subject<Network> small() {
        SymbolType<Network> network = SymbolType.of(Network.class);
        return new Subject<>(
                network.symbol(oneOf(FILTERS), oneOf(KERNELS), oneOf(ACTIVATIONS), oneOf(RATES), oneOf(DEPTHS)),
                new SmallByHand());
    }

    private static Subject<Cell> nasBench101() {
        SymbolType<Cell> cell = SymbolType.of(Cell.class);
        return new Subject<>(
                cell.symbol(
                        Symbols.repeat(5, oneOf(THREE).hint("ops")),
                        Symbols.repeat(21, oneOf(TWO).hint("edges"))),
                new CellByHand());
    }

    /** Returns the space of {@code decisions} three-way decisions, each a node of its own. */
    public static Subject<Program> independent(int decisions) {
        SymbolType<Program> program = SymbolType.of(Program.class);
        List<Symbol<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < decisions; i++) {
            parts.add(oneOf(THREE));
        }
        return new Subject<>(program.symbol(ListSymbol.of(parts)), new ProgramByHand(decisions));
    }

    /** Returns the tree of the space over which PyGlove's loop was measured: 8 numbers and 2 choices. */
    public static Symbol<Settings> noop10() {
        return SymbolType.of(Settings.class)
                .symbol(
                        Symbols.list(
                                Hypers.floatv(0, 1),
                                Hypers.floatv(0, 1),
                                Hypers.floatv(0, 1),
                                Hypers.floatv(0, 1),
                                Hypers.floatv(0, 1),
                                Hypers.floatv(1e-5, 1).log(),
                                Hypers.floatv(1e-5, 1).log()),
                        Hypers.intv(1, 100),
                        oneOf(0, 1, 2, 3, 4),
                        oneOf(0, 1, 2, 3, 4));
    }

    /** The child of {@link #noop10}. */
    public record Settings(List<Double> reals, int whole, int first, int second) {}

    private record SmallByHand() implements HandWritten<Network> {
        private static final int[] RADICES = {
            FILTERS.length, KERNELS.length, ACTIVATIONS.length, RATES.length, DEPTHS.length
        };

        @Override
        public int length() {
            return RADICES.length;
        }

        @Override
        public int radix(int i) {
            return RADICES[i];
        }

        @Override
        public Network build(int[] g) {
            return new Network(FILTERS[g[0]], KERNELS[g[1]], ACTIVATIONS[g[2]], RATES[g[3]], DEPTHS[g[4]]);
        }

        @Override
        public int[] encode(Network network) {
            return new int[] {
                HandWritten.indexOf(FILTERS, network.filters()),
                HandWritten.indexOf(KERNELS, network.kernel()),
                HandWritten.indexOf(ACTIVATIONS, network.activation()),
                HandWritten.indexOf(RATES, network.rate()),
                HandWritten.indexOf(DEPTHS, network.depth())
            };
        }
    }

    private record CellByHand() implements HandWritten<Cell> {
        @Override
        public int length() {
            return 26;
        }

        @Override
        public int radix(int i) {
            return i < 5 ? 3 : 2;
        }

        @Override
        public Cell build(int[] genes) {
            List<Integer> operations = new ArrayList<>(5);
            for (int i = 0; i < 5; i++) {
                operations.add(THREE[genes[i]]);
            }
            List<Integer> edges = new ArrayList<>(21);
            for (int i = 5; i < 26; i++) {
                edges.add(TWO[genes[i]]);
            }
            return new Cell(operations, edges);
        }

        @Override
        public int[] encode(Cell cell) {
            int[] genes = new int[26];
            for (int i = 0; i < 5; i++) {
                genes[i] = HandWritten.indexOf(THREE, cell.operations().get(i));
            }
            for (int i = 0; i < 21; i++) {
                genes[5 + i] = HandWritten.indexOf(TWO, cell.edges().get(i));
            }
            return genes;
        }
    }

    private record ProgramByHand(int length) implements HandWritten<Program> {
        @Override
        public int radix(int i) {
            return 3;
        }

        @Override
        public Program build(int[] genes) {
            List<Integer> parts = new ArrayList<>(genes.length);
            for (int gene : genes) {
                parts.add(THREE[gene]);
            }
            return new Program(parts);
        }

        @Override
        public int[] encode(Program program) {
            int[] genes = new int[length];
            for (int i = 0; i < length; i++) {
                genes[i] = HandWritten.indexOf(THREE, program.parts().get(i));
            }
            return genes;
        }
    }
}
