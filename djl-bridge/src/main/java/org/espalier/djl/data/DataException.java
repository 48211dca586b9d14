package org.espalier.djl.data;

/**
 * Tells that a data set cannot be read.
 *
 * <p>The message is one line: the file (and line where there is one), what was expected, what was
 * found, and what to do.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the one-line message
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure below it.
     *
     * @param message the one-line message
     * @param cause what went wrong underneath
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
