package org.espalier.djl.train;

import java.util.List;

/**
 * What training and evaluating a network gave.
 *
 * @param ending why training ended
 * @param history one entry a pass, oldest first; at least one
 * @param kept number of the pass whose weights were kept: the last, or the best if asked for
 * @param testAccuracy part of the test images named right, in [0, 1]
 * @param parameters number of trainable numbers
 * @param seconds wall time of training and evaluation
 */
public record TrainingReport(
        Ending ending, List<EpochResult> history, int kept, double testAccuracy, long parameters, double seconds) {

    /** Why training ended. */
    public enum Ending {
        /** All passes were made. */
        COMPLETED,
        /** The listener did not want to go on. */
        STOPPED,
        /** The validation accuracy had not grown for as many passes as the patience allows. */
        NOT_BETTER,
        /** The loss became infinite or undefined. */
        DIVERGED
    }

    /** Copies the history. */
    public TrainingReport {
        history = List.copyOf(history);
    }

    /**
     * Tells the figure to compare trials by: validation accuracy of the weights that were kept.
     *
     * @return part of the validation images named right, in [0, 1]
     */
    public double accuracy() {
        return history.get(kept - 1).validationAccuracy();
    }
}
