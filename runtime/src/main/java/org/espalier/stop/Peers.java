package org.espalier.stop;

import java.util.Arrays;

/** The scores of other trials at one step. */
public final class Peers {
    private final double[] scores;

    private Peers(double[] scores) {
        this.scores = scores;
    }

    /** Returns the peers that scored {@code scores}, in any order. */
    public static Peers of(double... scores) {
        return new Peers(scores.clone());
    }

    /** Returns how many there are. */
    public int count() {
        return scores.length;
    }

    /** Returns how many scored strictly better than {@code score}; all of them if it is NaN. */
    public int better(double score) {
        int better = 0;
        for (double peer : scores) {
            better += peer > score || Double.isNaN(score) ? 1 : 0;
        }
        return better;
    }

    /** Returns the scores, the best first. */
    public double[] bestFirst() {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length / 2; i++) {
            double worse = sorted[i];
            sorted[i] = sorted[sorted.length - 1 - i];
            sorted[sorted.length - 1 - i] = worse;
        }
        return sorted;
    }
}
