package org.espalier.trial;

/**
 * Thrown by a constructor or an evaluation to say that the child program is not valid: the study then ends the trial as
 * {@link TrialState#INFEASIBLE} with this message, rather than as failed. Wrapping it in other exceptions is allowed.
 */
public final class InfeasibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with the reason that the trial will show. */
    public InfeasibleException(String reason) {
        super(reason);
    }

    /** Creates an exception with the reason that the trial will show, and what led to it. */
    public InfeasibleException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
