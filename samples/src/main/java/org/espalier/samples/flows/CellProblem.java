package org.espalier.samples.flows;

import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.repeat;

import java.util.Arrays;
import java.util.List;
import org.espalier.symbol.SymbolType;

/**
 * Cells in the manner of NAS-Bench-101 (Ying et al., ICML 2019), with a quality that is made up: five operations of three
 * kinds between an input and an output, and 21 possible edges. A cell with more than nine edges, or without a way from the
 * input to the output, is not valid and worth nothing. Operations that lie on no such way do not count.
 *
 * <p>What counts is the kind of each operation, how long the longest way is, and whether a short one goes around it.
 */
public final class CellProblem {
    /**
     * A cell: what its five inner nodes do, and which of the 21 edges from lower to higher nodes are there, row by row.
     *
     * @param ops 0 a convolution of 3 by 3, 1 one of 1 by 1, 2 a pooling
     * @param edges 1 for an edge that is there
     */
    public record Cell(List<Integer> ops, List<Integer> edges) {
        /** Returns whether there is an edge from node {@code from} to the later node {@code to}, both in {@code [0, 7)}. */
        public boolean joins(int from, int to) {
            return edges.get(from * (2 * NODES - from - 1) / 2 + to - from - 1) == 1;
        }
    }

    /** The type of cells. */
    public static final SymbolType<Cell> CELL = SymbolType.of(Cell.class);

    private static final int NODES = 7;
    private static final int MOST_EDGES = 9;
    private static final double[] WORTH = {1.0, 0.6, 0.25};
    private static final double[] PLACES = {1.0, 0.8, 1.2, 0.9, 1.1};
    private static final double BASE = 80;
    private static final double NOISE = 0.4;

    private CellProblem() {}

    /** Returns the problem: operations are the outer part, edges the inner one; qualities are like accuracies in percent. */
    public static FlowProblem<Cell> create() {
        return new FlowProblem<>(
                "cells",
                CELL.symbol(
                        repeat(5, oneOf(0, 1, 2).hint(FlowProblem.OUTER)),
                        repeat(21, oneOf(0, 1).hint(FlowProblem.INNER))),
                CellProblem::quality,
                NOISE,
                quality(best()));
    }

    /** The best cell: convolutions of 3 by 3 in a row of six edges, and three ways around some of them. */
    static Cell best() {
        int[][] present = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {0, 2}, {2, 4}, {4, 6}};
        Integer[] edges = new Integer[21];
        Arrays.fill(edges, 0);
        for (int[] edge : present) {
            edges[edge[0] * (2 * NODES - edge[0] - 1) / 2 + edge[1] - edge[0] - 1] = 1;
        }
        return new Cell(List.of(0, 0, 0, 0, 0), List.of(edges));
    }

    /** Returns what a cell is worth: 0 if it is not valid, otherwise about 80 to 95. */
    public static double quality(Cell cell) {
        int[] fromInput = longest(cell, true);
        int[] toOutput = longest(cell, false);
        int edges = (int) cell.edges().stream().filter(edge -> edge == 1).count();
        if (fromInput[NODES - 1] < 0 || edges > MOST_EDGES) {
            return 0;
        }
        double worth = 0;
        for (int node = 1; node < NODES - 1; node++) {
            if (fromInput[node] >= 0 && toOutput[node] >= 0) {
                worth += PLACES[node - 1] * WORTH[cell.ops().get(node - 1)];
            }
        }
        int around = 0;
        for (int node = 0; node + 2 < NODES; node++) {
            boolean live = fromInput[node] >= 0 && toOutput[node + 2] >= 0;
            around += live && cell.joins(node, node + 2) ? 1 : 0;
        }
        return BASE + 2 * worth + 0.4 * fromInput[NODES - 1] + 0.6 * Math.min(3, around);
    }

    /** Returns for each node the length of the longest way from the input, or to the output; -1 if there is none. */
    private static int[] longest(Cell cell, boolean fromInput) {
        int[] length = new int[NODES];
        Arrays.fill(length, -1);
        int start = fromInput ? 0 : NODES - 1;
        length[start] = 0;
        for (int i = 1; i < NODES; i++) {
            int node = fromInput ? i : NODES - 1 - i;
            for (int other = 0; other < NODES; other++) {
                boolean joined =
                        fromInput ? other < node && cell.joins(other, node) : other > node && cell.joins(node, other);
                if (joined && length[other] >= 0) {
                    length[node] = Math.max(length[node], length[other] + 1);
                }
            }
        }
        return length;
    }
}
