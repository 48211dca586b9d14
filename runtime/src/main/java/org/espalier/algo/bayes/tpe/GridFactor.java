package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.IntValue;

/** An integer with few values: the normal kernel of a value gives each value the probability of its cell, from a table. */
final class GridFactor implements Factor {
    /** Most values; more are treated as a continuum. */
    static final int MOST = 100;

    private static final double TOLERANCE = 0.01;

    private final Axis.Whole axis;
    private final int count;
    private final int[] slots;
    private final double[] logPrior;
    private final double[] middles;
    private final double[] edges;
    private final double[][][] logMass = new double[2][][];
    private final double[] widths = {0, 0};
    private int[] values = new int[16];
    private double[] places = new double[16];

    GridFactor(Axis.Whole axis, int slots) {
        this.axis = axis;
        this.count = (int) axis.count();
        this.slots = new int[slots];
        edges = new double[count + 1];
        Arrays.setAll(edges, axis::edge);
        middles = new double[count];
        Arrays.setAll(middles, i -> (edges[i] + edges[i + 1]) / 2);
        logPrior = new double[count];
        Arrays.setAll(logPrior, i -> Math.log(edges[i + 1] - edges[i]));
        logMass[GOOD] = new double[count][count];
        logMass[REST] = new double[count][count];
    }

    @Override
    public void learn(int row, Decision decision) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, 2 * row);
            places = Arrays.copyOf(places, 2 * row);
        }
        values[row] = (int) axis.range().grid().indexOf(((IntValue) decision).value());
        places[row] = middles[values[row]];
    }

    @Override
    public void fit(int side, Fit fit) {
        double width = Width.of(fit, places);
        if (Math.abs(width - widths[side]) > TOLERANCE * widths[side]) {
            widths[side] = width;
            for (int from = 0; from < count; from++) {
                double total = Gauss.mass(0, 1, middles[from], width);
                for (int to = 0; to < count; to++) {
                    double mass = Gauss.mass(edges[to], edges[to + 1], middles[from], width) / total;
                    logMass[side][to][from] = Math.log(Math.max(Double.MIN_NORMAL, mass));
                }
            }
        }
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        slots[slot] = cell(Gauss.draw(places[row], widths[GOOD], random));
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        slots[slot] = cell(random.nextDouble());
    }

    private int cell(double place) {
        int found = Arrays.binarySearch(edges, place);
        return Math.min(count - 1, Math.max(0, found >= 0 ? found : -found - 2));
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        double[] row = logMass[side][slots[slot]];
        int[] index = rows.index();
        for (int i = 0; i < rows.count(); i++) {
            sums[i] += row[values[index[i]]];
        }
    }

    @Override
    public double logPrior(int slot) {
        return logPrior[slots[slot]];
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        return new IntValue(axis.range().grid().at(slots[slot]));
    }
}
