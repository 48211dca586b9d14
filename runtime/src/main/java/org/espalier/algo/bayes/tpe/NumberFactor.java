package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;

/** A number: normal kernels, cut off at the ends of the range. */
final class NumberFactor implements Factor {
    /** Kernels are set anew only if their width has changed by this share. */
    private static final double TOLERANCE = 0.01;

    private final Axis axis;
    private final double[] slots;
    private double[] places = new double[16];
    private final double[][] logScale = {new double[16], new double[16]};
    private final double[] widths = {1, 1};
    private int rows;

    NumberFactor(Axis axis, int slots) {
        this.axis = axis;
        this.slots = new double[slots];
    }

    @Override
    public void learn(int row, Decision decision) {
        if (row >= places.length) {
            places = Arrays.copyOf(places, 2 * row);
            logScale[GOOD] = Arrays.copyOf(logScale[GOOD], 2 * row);
            logScale[REST] = Arrays.copyOf(logScale[REST], 2 * row);
        }
        rows = Math.max(rows, row + 1);
        places[row] = axis.place(decision);
        logScale[GOOD][row] = logScale(GOOD, row);
        logScale[REST][row] = logScale(REST, row);
    }

    @Override
    public void fit(int side, Fit fit) {
        double width = Width.of(fit, places);
        if (Math.abs(width - widths[side]) > TOLERANCE * widths[side]) {
            widths[side] = width;
            for (int row = 0; row < rows; row++) {
                logScale[side][row] = logScale(side, row);
            }
        }
    }

    private double logScale(int side, int row) {
        return -Math.log(widths[side] * Gauss.mass(0, 1, places[row], widths[side]));
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        slots[slot] = place(Gauss.draw(places[row], widths[GOOD], random));
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        slots[slot] = place(random.nextDouble());
    }

    /** An integer is judged at the middle of its cell. */
    private double place(double drawn) {
        return axis instanceof Axis.Whole ? axis.place(axis.at(drawn)) : drawn;
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        double x = slots[slot];
        double inverse = 1 / widths[side];
        double[] scale = logScale[side];
        int[] index = rows.index();
        for (int i = 0; i < rows.count(); i++) {
            int row = index[i];
            double z = (x - places[row]) * inverse;
            sums[i] += scale[row] - 0.5 * z * z;
        }
    }

    @Override
    public double logPrior(int slot) {
        return Gauss.LOG_SQRT_TWO_PI;
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        return axis.at(slots[slot]);
    }
}
