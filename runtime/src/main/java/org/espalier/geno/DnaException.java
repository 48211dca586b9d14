package org.espalier.geno;

import java.util.List;
import org.espalier.path.Violation;

/** Thrown when a DNA cannot be read or does not fit a spec; names every problem with the place of its decision. */
public final class DnaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Creates an exception for a text that is not a DNA. */
    public DnaException(String message) {
        super(message);
        this.violations = List.of();
    }

    /** Creates an exception for a DNA that does not fit. */
    public DnaException(String subject, List<Violation> violations) {
        super(Violation.message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems; empty if the text could not be read at all. */
    public List<Violation> violations() {
        return violations;
    }
}
