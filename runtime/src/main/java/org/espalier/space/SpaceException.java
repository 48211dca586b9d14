package org.espalier.space;

import java.util.List;
import org.espalier.path.Violation;

/** Thrown when a tree is no sound search space, or when a child cannot come from one; names every problem. */
public final class SpaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    SpaceException(String subject, List<Violation> violations) {
        super(Violation.message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
