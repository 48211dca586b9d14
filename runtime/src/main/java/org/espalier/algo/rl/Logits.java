package org.espalier.algo.rl;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Selection;

/**
 * Softmax distributions for picks one after the other, out of {@code n} candidates. A pick that the earlier ones forbid has
 * probability 0: one that was picked already, or, in sorted picks, one below the last. Sorted picks are drawn in their own order,
 * so a set has one probability and no sum over its orders is needed.
 *
 * <p>The learned logits are clipped to {@code [-10, 10]} and start at 0. Fixed logits are added to those of sorted picks, which
 * make all sets (or multisets) equally likely at the start.
 */
final class Logits {
    private static final double[] LOW = {-10};
    private static final double[] HIGH = {10};

    private final int n;
    private final int picks;
    private final boolean distinct;
    private final boolean sorted;
    private final boolean shared;
    private final double[] fixed;
    private final Parameters learned;
    private final double[] p;
    private final boolean[] used;
    private int from;
    private int to;

    private Logits(int n, Selection selection, boolean shared, double[] fixed) {
        this.n = n;
        this.picks = selection.k();
        this.distinct = selection.distinct() && selection.k() > 1;
        this.sorted = selection.sorted() && selection.k() > 1;
        this.shared = shared;
        this.fixed = fixed;
        this.learned = new Parameters(new double[shared ? n : n * selection.k()], LOW, HIGH);
        this.p = new double[n];
        this.used = new boolean[this.distinct && !this.sorted ? n : 0];
    }

    /** Returns one row of logits for each pick of {@code selection}. */
    static Logits of(int n, Selection selection) {
        boolean sorted = selection.sorted() && selection.k() > 1;
        return new Logits(n, selection, false, sorted ? uniform(n, selection) : new double[0]);
    }

    /** Returns one row of logits for all places of an order: the distribution of Plackett and Luce. */
    static Logits ofOrder(int n) {
        return new Logits(n, new Selection(n, true, false), true, new double[0]);
    }

    /** Returns one pick with logits that are {@code fixed} at the start. */
    static Logits startingAt(double[] fixed) {
        return new Logits(fixed.length, Selection.ONE, false, fixed);
    }

    /** Returns log counts of the ways to complete sorted picks after candidate {@code i} was taken at place {@code j}. */
    private static double[] uniform(int n, Selection selection) {
        double[] logs = new double[n * selection.k()];
        for (int j = 0; j < selection.k(); j++) {
            int left = selection.k() - 1 - j;
            for (int i = 0; i < n; i++) {
                int above = n - 1 - i;
                logs[j * n + i] = logBinomial(selection.distinct() ? above : above + left, left);
            }
        }
        return logs;
    }

    private static double logBinomial(int n, int k) {
        double log = k > n ? Double.NEGATIVE_INFINITY : 0;
        for (int i = 1; i <= k && k <= n; i++) {
            log += Math.log((double) (n - k + i) / i);
        }
        return log;
    }

    int picks() {
        return picks;
    }

    int candidates() {
        return n;
    }

    /** Begins with the first pick. */
    void restart() {
        Arrays.fill(used, false);
        prepare(0, 0);
    }

    /** Goes on to pick {@code slot}, after the pick before it was {@code last}. */
    void next(int slot, int last) {
        if (used.length > 0) {
            used[last] = true;
        }
        if (slot < picks) {
            prepare(slot, sorted ? distinct ? last + 1 : last : 0);
        }
    }

    private void prepare(int slot, int first) {
        from = first;
        to = sorted && distinct ? n - (picks - 1 - slot) : n;
        int row = shared ? 0 : slot * n;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            p[i] = isUsed(i)
                    ? Double.NEGATIVE_INFINITY
                    : learned.values[row + i] + (fixed.length == 0 ? 0 : fixed[row + i]);
            top = Math.max(top, p[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            p[i] = Math.exp(p[i] - top);
            sum += p[i];
        }
        for (int i = from; i < to; i++) {
            p[i] /= sum;
        }
    }

    private boolean isUsed(int candidate) {
        return used.length > 0 && used[candidate];
    }

    /** Returns the probability of {@code candidate} for the pick that is due. */
    double probability(int candidate) {
        return candidate >= from && candidate < to ? p[candidate] : 0;
    }

    /** Draws the pick that is due. */
    int draw(RandomGenerator random) {
        double left = random.nextDouble();
        int last = from;
        for (int i = from; i < to; i++) {
            if (p[i] > 0) {
                last = i;
                left -= p[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /** Returns the likeliest candidate for the pick that is due, the first of several. */
    int likeliest() {
        int best = from;
        for (int i = from; i < to; i++) {
            best = p[i] > p[best] ? i : best;
        }
        return best;
    }

    /** Adds log-probability and entropy of the pick that is due, if it is {@code candidate}. */
    void judge(int candidate, Tally tally) {
        tally.logProbability += Math.log(probability(candidate));
        tally.entropy += entropy();
    }

    /** Adds the gradient of the pick that is due, if it is {@code candidate}. */
    void push(int slot, int candidate, Push push) {
        push.touch(learned);
        int row = shared ? 0 : slot * n;
        double entropy = push.entropy() == 0 ? 0 : entropy();
        for (int i = from; i < to; i++) {
            double share = p[i];
            double gradient = push.weight() * ((i == candidate ? 1 : 0) - share);
            if (push.entropy() != 0 && share > 0) {
                gradient -= push.entropy() * share * (Math.log(share) + entropy);
            }
            learned.gradient[row + i] += gradient;
        }
    }

    private double entropy() {
        double entropy = 0;
        for (int i = from; i < to; i++) {
            entropy -= p[i] > 0 ? p[i] * Math.log(p[i]) : 0;
        }
        return entropy;
    }
}
