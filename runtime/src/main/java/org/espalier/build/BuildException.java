package org.espalier.build;

import java.util.List;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/** Thrown when an object cannot be built from a tree; names the place, keeping the cause if a constructor threw. */
public final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    BuildException(String subject, List<Violation> violations, @Nullable Throwable cause) {
        super(Violation.message(subject, violations), cause);
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    /** Returns the place of the first problem. */
    public Path path() {
        return violations.get(0).path();
    }
}
