package org.espalier.algo.bayes.gp;

import java.util.Arrays;

/**
 * The free numbers of a {@link Covariance} as one vector of logarithms: inverse squared length scales, then the scale, then
 * the noise; and the prior on them.
 *
 * <p>Each slot of the embedding has a length scale of its own, in a space of more than {@value #MOST_SLOTS} slots each kind
 * of slot. Priors: length scales as in Hvarfner, Hellsten, Nardi, "Vanilla Bayesian optimization performs great in high
 * dimensions", ICML 2024, equation 9, so that functions of many decisions are expected to be smoother in each, but narrower for numbers, for which data are
 * quickly misread as irrelevance; the scale
 * Gamma(2, 1), and the noise Gamma(1.1, 30), both for standardised scores.
 */
final class Hyperparameters {
    private static final int MOST_SLOTS = 48;
    private static final double SPREAD = 2 * Math.sqrt(3);
    private static final double SPREAD_OF_NUMBERS = 1;
    private static final double FARTHEST = 14;

    private final Embedding embedding;
    private final int[] groupOf;
    private final int groups;
    private final double[] spreads;
    private final double leastNoise;
    private final double centre;

    /** @param leastNoise the least variance of the noise, in {@code (0, inf)} */
    Hyperparameters(Embedding embedding, double leastNoise) {
        this.embedding = embedding;
        this.leastNoise = leastNoise;
        int slots = embedding.slots();
        this.groupOf = new int[slots];
        int[] groupOfKind = new int[Slot.Kind.values().length];
        Arrays.fill(groupOfKind, -1);
        double[] spreadOf = new double[slots];
        int count = 0;
        for (int i = 0; i < slots; i++) {
            int kind = embedding.slot(i).kind().ordinal();
            if (slots <= MOST_SLOTS || groupOfKind[kind] < 0) {
                spreadOf[count] = embedding.slot(i).isNumber() ? SPREAD_OF_NUMBERS : SPREAD;
                groupOfKind[kind] = count++;
            }
            groupOf[i] = groupOfKind[kind];
        }
        this.groups = count;
        this.spreads = spreadOf;
        this.centre = 6 - 2 * Math.sqrt(2) - Math.log(Math.max(1, slots));
    }

    /** Returns the most likely vector before anything is known. */
    double[] start() {
        double[] theta = new double[groups + 2];
        Arrays.fill(theta, 0, groups, centre);
        theta[groups + 1] = Math.log(1e-3);
        return theta;
    }

    Covariance covariance(double[] theta) {
        double[] slots = new double[groupOf.length];
        Arrays.setAll(slots, i -> Math.exp(theta[groupOf[i]]));
        return new Covariance(
                embedding.spread(slots),
                embedding.dense(),
                Math.exp(theta[groups]),
                leastNoise + Math.exp(theta[groups + 1]));
    }

    /** Returns the logarithm of the prior density, up to a constant, and adds its derivatives to {@code gradient}. */
    double prior(double[] theta, double[] gradient) {
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            double off = (theta[g] - centre) / spreads[g];
            sum -= 0.5 * off * off;
            gradient[g] -= off / spreads[g];
        }
        double scale = Math.exp(theta[groups]);
        sum += theta[groups] - scale;
        gradient[groups] += 1 - scale;
        double noise = Math.exp(theta[groups + 1]);
        sum += 0.1 * theta[groups + 1] - 30 * noise;
        gradient[groups + 1] += 0.1 - 30 * noise;
        return sum;
    }

    /** Returns whether the vector is so far out that a covariance cannot be computed with it. */
    boolean isAbsurd(double[] theta) {
        for (double value : theta) {
            if (!(Math.abs(value) < 3 * FARTHEST)) {
                return true;
            }
        }
        return theta[groups] > FARTHEST || theta[groups + 1] > FARTHEST;
    }

    /** Adds derivatives by the columns' weights, by the logarithms of the scale and of the noise. */
    void chain(double[] theta, double[] byColumn, double byScale, double byNoise, double[] gradient) {
        double[] bySlot = embedding.gather(byColumn);
        for (int i = 0; i < bySlot.length; i++) {
            gradient[groupOf[i]] += bySlot[i] * Math.exp(theta[groupOf[i]]);
        }
        gradient[groups] += byScale;
        gradient[groups + 1] += byNoise * Math.exp(theta[groups + 1]);
    }
}
