package org.espalier.algo.bayes.gp;

/** What a model expects at one point; a buffer that is written again for every point. */
final class Belief {
    double mean;
    double deviation;
    final double[] meanSlope;
    final double[] deviationSlope;

    /** @param columns for how many columns there are derivatives */
    Belief(int columns) {
        this.meanSlope = new double[columns];
        this.deviationSlope = new double[columns];
    }
}
