package org.espalier.trace;

/** Thrown when a traced program asks for decisions in a way that no space can describe; says which and what to do. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TraceException(String message) {
        super(message);
    }
}
