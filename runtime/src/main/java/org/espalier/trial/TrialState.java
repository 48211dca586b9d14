package org.espalier.trial;

/** How far a trial is. */
public enum TrialState {
    /** It was handed out and is being evaluated. */
    RUNNING,
    /** It was evaluated and has a score. */
    COMPLETED,
    /** It was ended on the advice of an early-stopping rule, with the score it had reached. */
    STOPPED,
    /** The child is not valid, or its score was NaN. */
    INFEASIBLE,
    /** The user chose not to evaluate it. */
    SKIPPED,
    /** The evaluation threw an exception or never reported. */
    FAILED;

    /** Returns whether the trial has a score that takes part in comparisons. */
    public boolean isScored() {
        return this == COMPLETED || this == STOPPED;
    }
}
