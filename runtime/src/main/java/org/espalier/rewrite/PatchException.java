package org.espalier.rewrite;

import java.util.List;
import org.espalier.path.Violation;

/** Thrown when a patch is unknown or its arguments do not fit; names every problem and shows the signature. */
public final class PatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    PatchException(String message) {
        super(message);
        this.violations = List.of();
    }

    PatchException(String signature, List<Violation> violations) {
        super(Violation.message("Patch " + signature, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems with arguments; empty if the patch itself is unknown or its text cannot be read. */
    public List<Violation> violations() {
        return violations;
    }
}
