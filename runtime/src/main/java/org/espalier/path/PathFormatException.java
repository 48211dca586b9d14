package org.espalier.path;

/** Thrown when a text is not a {@link Path}; the message shows the text, the position and what was expected there. */
public final class PathFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PathFormatException(String message) {
        super(message);
    }
}
