package org.espalier.algo.bayes.gp;

import org.espalier.algo.math.Descent;

/**
 * One quantity that is modelled from trial to trial: keeps its hyper-parameters, and refits them when there is enough news.
 *
 * <p>They are refitted with each new trial while there are up to 40, then whenever there are a twentieth more. Fits start from
 * the last hyper-parameters; while data are few, also from the prior's.
 */
final class Learner {
    private static final int FEW = 40;
    private static final Descent THOROUGH = new Descent(40, 1e-3);
    private static final Descent QUICK = new Descent(12, 1e-2);

    private static final double LEAST_NOISE = 1e-6;
    private static final double LABEL_NOISE = 0.1;

    private final Hyperparameters hyperparameters;
    private double[] theta;
    private long fitted;

    private Learner(Embedding embedding, double leastNoise) {
        this.hyperparameters = new Hyperparameters(embedding, leastNoise);
        this.theta = hyperparameters.start();
    }

    /** Returns a learner of scores, which may be free of noise. */
    static Learner ofScores(Embedding embedding) {
        return new Learner(embedding, LEAST_NOISE);
    }

    /** Returns a learner of labels. They jump; some noise lets a smooth process follow a jump without forgetting all else. */
    static Learner ofLabels(Embedding embedding) {
        return new Learner(embedding, LABEL_NOISE);
    }

    /**
     * Returns the process given {@code scores}, which should be standardised.
     *
     * @param observed how many trials were observed so far, at least as many as there are points
     */
    Posterior learn(double[][] points, double[] scores, int dense, long observed) {
        if (fitted == 0 || observed - fitted >= Math.max(1, Math.min(points.length, observed) / 20 - 1)) {
            Evidence evidence = new Evidence(hyperparameters, points, scores, dense);
            if (points.length <= FEW) {
                double[] fresh = evidence.maximize(hyperparameters.start(), THOROUGH);
                double[] warm = evidence.maximize(theta, THOROUGH);
                double[] ignored = new double[theta.length];
                theta = evidence.at(fresh, ignored) <= evidence.at(warm, ignored) ? fresh : warm;
            } else {
                theta = evidence.maximize(theta, QUICK);
            }
            fitted = observed;
        }
        return new Posterior(hyperparameters.covariance(theta), points, scores);
    }
}
