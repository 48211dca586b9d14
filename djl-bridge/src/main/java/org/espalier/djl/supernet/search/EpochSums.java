package org.espalier.djl.supernet.search;

/** Sums over the training batches of one epoch. */
final class EpochSums {
    private double loss;
    private long right;
    private long count;

    void add(int images, double meanLoss, int rightOnes) {
        loss += images * meanLoss;
        right += rightOnes;
        count += images;
    }

    void clear() {
        loss = 0;
        right = 0;
        count = 0;
    }

    /** Tells whether the loss is still a number. */
    boolean isFinite() {
        return Double.isFinite(loss);
    }

    double meanLoss() {
        return count == 0 ? Double.NaN : loss / count;
    }

    double accuracy() {
        return count == 0 ? Double.NaN : right / (double) count;
    }
}
