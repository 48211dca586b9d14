package org.espalier.algo.rl;

/** The parameters of one decision, with the gradient that was added up and the moments of {@link Adam}. */
final class Parameters {
    final double[] values;
    final double[] gradient;
    final double[] mean;
    final double[] square;
    long steps;
    /** Whether the policy knows that a gradient waits here. */
    boolean waiting;

    private final double[] low;
    private final double[] high;

    /** Creates parameters that stay in {@code [low[i % low.length], high[i % high.length]]}. */
    Parameters(double[] values, double[] low, double[] high) {
        this.values = values;
        this.gradient = new double[values.length];
        this.mean = new double[values.length];
        this.square = new double[values.length];
        this.low = low;
        this.high = high;
    }

    double clipped(int index, double value) {
        return Math.max(low[index % low.length], Math.min(high[index % high.length], value));
    }
}
