package org.espalier.djl.train;

/** Sums over the mini-batches of one pass. */
final class PassSums {

    private double loss;
    private int right;
    private int count;

    void add(int images, float meanLoss, int rightOnes) {
        loss += images * meanLoss;
        right += rightOnes;
        count += images;
    }

    /** Tells whether the loss is still a number. */
    boolean isFinite() {
        return Double.isFinite(loss);
    }

    double meanLoss() {
        return loss / count;
    }

    double accuracy() {
        return right / (double) count;
    }
}
