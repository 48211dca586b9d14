package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;

/** A choice of one: the kernel of a value prefers that value, the more so the more values have been seen. */
final class CategoryFactor implements Factor {
    private final int candidates;
    private final int[] slots;
    private final double[] hit = {1, 1};
    private final double[] logHit = {0, 0};
    private final double[] logMiss = {0, 0};
    private int[] values = new int[16];

    CategoryFactor(int candidates, int slots) {
        this.candidates = candidates;
        this.slots = new int[slots];
    }

    /** Returns the candidate of {@code row}. */
    int value(int row) {
        return values[row];
    }

    /** Returns the number of candidates. */
    int candidates() {
        return candidates;
    }

    @Override
    public void learn(int row, Decision decision) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, 2 * row);
        }
        values[row] = ((Chosen) decision).index();
    }

    @Override
    public void fit(int side, Fit fit) {
        double share = PickWeight.other(fit.count());
        double total = 1 + candidates * share;
        hit[side] = (1 + share) / total;
        logHit[side] = Math.log(hit[side]);
        logMiss[side] = Math.log(share / total);
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        int own = values[row];
        if (candidates == 1 || random.nextDouble() < hit[GOOD]) {
            slots[slot] = own;
        } else {
            int drawn = random.nextInt(candidates - 1);
            slots[slot] = drawn < own ? drawn : drawn + 1;
        }
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        slots[slot] = random.nextInt(candidates);
    }

    /** Puts {@code candidate} into all slots. */
    void setAll(int candidate) {
        Arrays.fill(slots, candidate);
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        int x = slots[slot];
        double same = logHit[side];
        double other = logMiss[side];
        int[] index = rows.index();
        for (int i = 0; i < rows.count(); i++) {
            sums[i] += values[index[i]] == x ? same : other;
        }
    }

    @Override
    public double logPrior(int slot) {
        return -Math.log(candidates);
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        return Chosen.of(slots[slot], inside.dna(0, slots[slot]));
    }
}
