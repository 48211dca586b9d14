package org.espalier.stop;

import java.util.Arrays;

/** The scores of other trials at one step; with several objectives, those of all of them. */
public final class Peers {
    private final double[] scores;
    private final double[][] points;

    private Peers(double[] scores, double[][] points) {
        this.scores = scores;
        this.points = points;
    }

    /** Returns the peers that scored {@code scores}, in any order. */
    public static Peers of(double... scores) {
        return new Peers(scores.clone(), new double[0][]);
    }

    /** Returns the peers that scored {@code points}, one number for each objective, in any order. */
    public static Peers ofPoints(double[]... points) {
        double[] first = Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
        return new Peers(first, points.clone());
    }

    /** Returns how many there are. */
    public int count() {
        return scores.length;
    }

    /** Returns how many scored strictly better in the first objective than {@code score}; all of them if it is NaN. */
    public int better(double score) {
        int better = 0;
        for (double peer : scores) {
            better += peer > score || Double.isNaN(score) ? 1 : 0;
        }
        return better;
    }

    /**
     * Returns how many are at least as good as {@code point} in every objective and better in one; with one objective, how many
     * are {@link #better}. A number that is NaN is worse than all others.
     */
    public int dominating(double[] point) {
        if (points.length == 0) {
            return better(point[0]);
        }
        int dominating = 0;
        for (double[] peer : points) {
            dominating += dominates(peer, point) ? 1 : 0;
        }
        return dominating;
    }

    private static boolean dominates(double[] peer, double[] point) {
        boolean better = false;
        for (int i = 0; i < point.length; i++) {
            if (peer[i] < point[i] || Double.isNaN(peer[i]) && !Double.isNaN(point[i])) {
                return false;
            }
            better |= peer[i] > point[i] || Double.isNaN(point[i]) && !Double.isNaN(peer[i]);
        }
        return better;
    }

    /** Returns the scores of the first objective, the best first. */
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
