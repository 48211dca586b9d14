package org.espalier.djl.supernet;

import java.util.List;
import org.espalier.path.Violation;

/** Thrown when networks of a space cannot share weights; names every problem with its place in the template. */
public final class SuperNetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Makes the exception.
     *
     * @param subject what was asked for, the first word of the message
     * @param violations the problems, at least one
     */
    public SuperNetException(String subject, List<Violation> violations) {
        super(Violation.message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
