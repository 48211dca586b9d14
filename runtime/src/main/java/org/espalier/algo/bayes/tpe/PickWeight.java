package org.espalier.algo.bayes.tpe;

/** How much a kernel over candidates gives to a candidate that was not seen, if the one that was seen has weight 1. */
final class PickWeight {
    private PickWeight() {}

    /** Returns {@code 1 / n} for {@code n} observations: the kernels sharpen as evidence grows. */
    static double other(int observations) {
        return 1.0 / Math.max(1, observations);
    }
}
