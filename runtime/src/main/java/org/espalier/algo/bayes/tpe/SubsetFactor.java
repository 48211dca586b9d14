package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.Pick;

/**
 * A subset of fixed size: the probability of a subset falls geometrically with the number of elements that are not in the one
 * that was seen. With {@code k} of {@code n} elements, {@code C(k, m) C(n - k, m)} subsets differ in {@code m} elements.
 */
final class SubsetFactor implements Factor {
    private final int k;
    private final int n;
    private final int words;
    private final long[][] slots;
    private final double[] logCount;
    /** By side and number of differing elements: the log probability of one such subset. */
    private final double[][] logKernel;
    /** By number of differing elements: the probability that a draw has at most so many. */
    private final double[] drawAtMost;

    private long[] values;

    SubsetFactor(Choices point, int slots) {
        k = point.picks();
        n = point.candidates().size();
        words = (n + 63) / 64;
        this.slots = new long[slots][words];
        int most = Math.min(k, n - k);
        logCount = new double[most + 1];
        for (int m = 1; m <= most; m++) {
            logCount[m] = logCount[m - 1] + Math.log((double) (k - m + 1) / m) + Math.log((double) (n - k - m + 1) / m);
        }
        logKernel = new double[2][most + 1];
        drawAtMost = new double[most + 1];
        values = new long[16 * words];
    }

    @Override
    public void learn(int row, Decision decision) {
        int start = row * words;
        if (start + words > values.length) {
            values = Arrays.copyOf(values, 2 * (start + words));
        }
        Arrays.fill(values, start, start + words, 0);
        for (Pick pick : decision.picks()) {
            values[start + (pick.index() >> 6)] |= 1L << pick.index();
        }
    }

    /** One element differs, in all, with the probability that a choice of one among as many has for another candidate. */
    @Override
    public void fit(int side, Fit fit) {
        double share = PickWeight.other(fit.count());
        double logStep = Math.log(share / (1 + share));
        double[] log = logKernel[side];
        double top = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < log.length; m++) {
            top = Math.max(top, logCount[m] + m * logStep);
        }
        double total = 0;
        for (int m = 0; m < log.length; m++) {
            total += Math.exp(logCount[m] + m * logStep - top);
        }
        double sum = 0;
        for (int m = 0; m < log.length; m++) {
            log[m] = m * logStep - top - Math.log(total);
            sum += Math.exp(logCount[m] + log[m]);
            if (side == GOOD) {
                drawAtMost[m] = sum;
            }
        }
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        System.arraycopy(values, row * words, slots[slot], 0, words);
        double at = random.nextDouble();
        int m = 0;
        while (m < drawAtMost.length - 1 && at >= drawAtMost[m]) {
            m++;
        }
        exchange(slots[slot], m, random);
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        BitSet drawn = new BitSet(n);
        for (int j = n - k; j < n; j++) {
            int element = random.nextInt(j + 1);
            drawn.set(drawn.get(element) ? j : element);
        }
        Arrays.fill(slots[slot], 0);
        long[] bits = drawn.toLongArray();
        System.arraycopy(bits, 0, slots[slot], 0, bits.length);
    }

    /** Replaces {@code m} elements by others: all such sets are equally likely. */
    private void exchange(long[] set, int m, RandomGenerator random) {
        int[] in = new int[k];
        int[] out = new int[n - k];
        int ins = 0;
        int outs = 0;
        for (int c = 0; c < n; c++) {
            if ((set[c >> 6] >> c & 1) != 0) {
                in[ins++] = c;
            } else {
                out[outs++] = c;
            }
        }
        for (int i = 0; i < m; i++) {
            int leaves = swapOut(in, i, random);
            int enters = swapOut(out, i, random);
            set[leaves >> 6] &= ~(1L << leaves);
            set[enters >> 6] |= 1L << enters;
        }
    }

    /** Moves a random one of the numbers from place {@code i} on to place {@code i} and returns it. */
    private static int swapOut(int[] numbers, int i, RandomGenerator random) {
        int at = i + random.nextInt(numbers.length - i);
        int drawn = numbers[at];
        numbers[at] = numbers[i];
        numbers[i] = drawn;
        return drawn;
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        long[] set = slots[slot];
        double[] log = logKernel[side];
        for (int i = 0; i < rows.count(); i++) {
            int start = rows.index()[i] * words;
            int common = 0;
            for (int w = 0; w < words; w++) {
                common += Long.bitCount(set[w] & values[start + w]);
            }
            sums[i] += log[k - common];
        }
    }

    @Override
    public double logPrior(int slot) {
        double log = 0;
        for (int i = 0; i < k; i++) {
            log -= Math.log((double) (n - i) / (k - i));
        }
        return log;
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        BitSet set = BitSet.valueOf(slots[slot]);
        Pick[] picks = new Pick[k];
        int c = set.nextSetBit(0);
        for (int j = 0; j < k; j++) {
            picks[j] = new Pick(c, inside.dna(j, c));
            c = set.nextSetBit(c + 1);
        }
        return new Chosen(Arrays.asList(picks));
    }
}
