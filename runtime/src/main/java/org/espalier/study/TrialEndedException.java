package org.espalier.study;

import org.espalier.trial.TrialState;

/** Thrown when something is reported to a trial that has ended, such as a second score. */
public final class TrialEndedException extends StudyException {
    private static final long serialVersionUID = 1L;

    private final TrialState state;

    TrialEndedException(long trial, TrialState state, String reason) {
        super(
                "Trial " + trial + ": expected a running trial, found one that is " + state
                        + (reason.isEmpty() ? "" : " (" + reason + ")") + ". A trial is reported once",
                trial,
                null);
        this.state = state;
    }

    /** Returns how the trial had ended. */
    public TrialState state() {
        return state;
    }
}
