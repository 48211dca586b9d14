package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Pick;

/**
 * An order: the kernel of Mallows, whose probability falls geometrically with the number of pairs that stand in another order
 * than in the one that was seen (Mallows, "Non-null ranking models", Biometrika 44, 1957). Draws insert one candidate after
 * the other (Doignon, Pekec, Regenwetter, "The repeated insertion model for rankings", Psychometrika 69, 2004).
 *
 * <p>Pairs are compared 64 at a time: for each candidate the set of those before it is kept.
 */
final class OrderFactor implements Factor {
    /** Mean share of the pairs that a kernel turns around when little is known. */
    private static final double WIDEST = 0.25;

    private static final double TOLERANCE = 0.01;
    private static final int HALVINGS = 50;

    private final int n;
    private final int words;
    private final int[][] slots;
    private final long[] before;
    private final double[] decay = {1, 1};
    private final double[] logTop = {0, 0};
    private final double[] shares = {-1, -1};
    private final double logPrior;
    private int[] values;
    private long[] sets;

    OrderFactor(int n, int slots) {
        this.n = n;
        this.words = (n + 63) / 64;
        this.slots = new int[slots][n];
        this.before = new long[n * words];
        this.values = new int[16 * n];
        this.sets = new long[16 * n * words];
        double log = 0;
        for (int i = 2; i <= n; i++) {
            log -= Math.log(i);
        }
        this.logPrior = log;
    }

    @Override
    public void learn(int row, Decision decision) {
        if ((row + 1) * n > values.length) {
            values = Arrays.copyOf(values, 2 * (row + 1) * n);
            sets = Arrays.copyOf(sets, 2 * (row + 1) * n * words);
        }
        int[] order = new int[n];
        Arrays.setAll(order, j -> decision.picks().get(j).index());
        System.arraycopy(order, 0, values, row * n, n);
        writeBefore(order, sets, row * n * words);
    }

    private void writeBefore(int[] order, long[] target, int start) {
        Arrays.fill(target, start, start + n * words, 0);
        for (int j = 1; j < n; j++) {
            int previous = order[j - 1];
            int at = start + order[j] * words;
            System.arraycopy(target, start + previous * words, target, at, words);
            target[at + (previous >> 6)] |= 1L << previous;
        }
    }

    /** The mean number of turned pairs shrinks with the number of observations as the width of the kernel of a number does. */
    @Override
    public void fit(int side, Fit fit) {
        double share = WIDEST * Math.pow(Math.max(1, fit.count()), -1.0 / (fit.dimensions() + 4));
        if (n > 1 && Math.abs(share - shares[side]) > TOLERANCE * shares[side]) {
            shares[side] = share;
            double pairs = share * n * (n - 1) / 2;
            double low = 1e-9;
            double high = 1 - 1e-9;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (meanTurned(middle) < pairs) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            decay[side] = low;
            logTop[side] = 0;
            for (int j = 2; j <= n; j++) {
                logTop[side] -= Math.log((1 - Math.pow(low, j)) / (1 - low));
            }
        }
    }

    /** The mean of the number of turned pairs, if a turned pair has {@code decay} times the probability of a straight one. */
    private double meanTurned(double decay) {
        double sum = n * decay / (1 - decay);
        for (int j = 1; j <= n; j++) {
            double power = Math.pow(decay, j);
            sum -= j * power / (1 - power);
        }
        return sum;
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        insert(slots[slot], row, decay[GOOD], random);
    }

    /** Inserts candidate {@code j} of the seen order {@code i} places before the end, with probability as {@code decay^i}. */
    private void insert(int[] drawn, int row, double decay, RandomGenerator random) {
        for (int j = 0; j < n; j++) {
            double total = (1 - Math.pow(decay, j + 1)) / (1 - decay);
            double left = random.nextDouble() * total;
            double weight = 1;
            int back = 0;
            while (back < j && left >= weight) {
                left -= weight;
                weight *= decay;
                back++;
            }
            System.arraycopy(drawn, j - back, drawn, j - back + 1, back);
            drawn[j - back] = values[row * n + j];
        }
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        int[] drawn = slots[slot];
        for (int j = 0; j < n; j++) {
            int at = random.nextInt(j + 1);
            drawn[j] = drawn[at];
            drawn[at] = j;
        }
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        writeBefore(slots[slot], before, 0);
        double logDecay = Math.log(decay[side]);
        int size = n * words;
        for (int i = 0; i < rows.count(); i++) {
            int start = rows.index()[i] * size;
            int turnedTwice = 0;
            for (int w = 0; w < size; w++) {
                turnedTwice += Long.bitCount(before[w] ^ sets[start + w]);
            }
            sums[i] += logTop[side] + logDecay * (turnedTwice / 2);
        }
    }

    @Override
    public double logPrior(int slot) {
        return logPrior;
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        Pick[] picks = new Pick[n];
        Arrays.setAll(picks, j -> new Pick(slots[slot][j], inside.dna(j, slots[slot][j])));
        return new Order(Arrays.asList(picks));
    }
}
