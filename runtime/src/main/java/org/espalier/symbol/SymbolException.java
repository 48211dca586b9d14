package org.espalier.symbol;

import java.util.List;
import org.espalier.path.Violation;

/** Thrown when a tree would not be valid; names every problem with its path. */
public final class SymbolException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Creates an exception that says what is not valid and why. */
    public SymbolException(String subject, List<Violation> violations) {
        super(Violation.message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /** Returns the problems, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
