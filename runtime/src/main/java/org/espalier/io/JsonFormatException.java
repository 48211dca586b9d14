package org.espalier.io;

import java.util.List;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/** Thrown when a document is not what it should be; names every problem with its place in the document's tree. */
public final class JsonFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    JsonFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.violations = List.of();
    }

    JsonFormatException(String subject, List<Violation> violations) {
        super(Violation.message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems; empty if the text is not JSON at all. */
    public List<Violation> violations() {
        return violations;
    }
}
