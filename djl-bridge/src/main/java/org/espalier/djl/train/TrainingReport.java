package org.espalier.djl.train;

import java.util.List;

/**
 * What training and evaluating a network gave.
 *
 * @param ending why training ended
 * @param history one entry a pass, oldest first; at least one
 * @param testAccuracy part of the test images named right, in [0, 1]
 * @param parameters number of trainable numbers
 * @param seconds wall time of training and evaluation
 */
public record TrainingReport(
        Ending ending, List<EpochResult> history, double testAccuracy, long parameters, double seconds) {

    /** Why training ended. */
    public enum Ending {
        /** All passes were made. */
        COMPLETED,
        /** The listener did not want to go on. */
        STOPPED,
        /** The loss became infinite or undefined. */
        DIVERGED
    }

    /** Copies the history. */
    public TrainingReport {
        history = List.copyOf(history);
    }

    /**
     * Tells the figure to compare trials by: validation accuracy after the last pass.
     *
     * @return part of the validation images named right, in [0, 1]
     */
    public double accuracy() {
        return history.get(history.size() - 1).validationAccuracy();
    }
}
