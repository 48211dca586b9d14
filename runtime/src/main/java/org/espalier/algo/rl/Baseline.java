package org.espalier.algo.rl;

/**
 * Moving averages of rewards and of their squared distances, which forget exponentially and are corrected for their start at
 * nothing (Kingma, Ba 2015, section 3).
 */
final class Baseline {
    private final double decay;
    private double weight;
    private double mean;
    private double squares;

    Baseline(double decay) {
        this.decay = decay;
    }

    /** Takes a reward in and returns its distance from the mean, in deviations, in {@code [-3, 3]}. */
    double advantage(double reward) {
        weight = decay * weight + 1 - decay;
        mean += (1 - decay) / weight * (reward - mean);
        double distance = reward - mean;
        squares = decay * squares + (1 - decay) * distance * distance;
        double deviation = Math.sqrt(squares / weight);
        return deviation == 0 ? 0 : Math.max(-3, Math.min(3, distance / deviation));
    }
}
