package org.espalier.djl.train;

import java.util.List;

/** Tells that saved weights do not fit a network, or cannot be read. Nothing was changed then. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param problems what does not fit, one entry a parameter
     */
    public CheckpointException(List<String> problems) {
        super("weights do not fit (" + problems.size() + (problems.size() == 1 ? " problem" : " problems") + "):\n  "
                + String.join("\n  ", problems));
    }

    /**
     * Creates the exception for a file that cannot be read.
     *
     * @param message what is wrong with it
     * @param cause what went wrong underneath
     */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
