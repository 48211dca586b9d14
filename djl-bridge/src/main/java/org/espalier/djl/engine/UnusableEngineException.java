package org.espalier.djl.engine;

/** Tells that the engine cannot be loaded, or cannot do what was asked without harm. */
public final class UnusableEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was expected, what was found and what to do
     */
    public UnusableEngineException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure below it.
     *
     * @param message what was expected, what was found and what to do
     * @param cause what went wrong underneath
     */
    public UnusableEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
