package org.espalier.geno;

import org.espalier.path.Path;

/**
 * Thrown when a space is asked for something that only finite or listable spaces have: an index, or the successor of a
 * real number.
 *
 * <p>{@link Enumerator#size} tells beforehand whether a space is finite.
 */
public final class InfiniteSpaceException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1L;

    private final transient Path decision;
    private final String problem;

    InfiniteSpaceException(Path decision, String problem) {
        super((decision.isRoot() ? "(root)" : decision.toString()) + ": " + problem);
        this.decision = decision;
        this.problem = problem;
    }

    /** Returns the id of the decision that makes the space infinite. */
    public Path decision() {
        return decision;
    }

    /** Returns this exception as seen from the tree that has the space of {@code this} at {@code prefix}. */
    InfiniteSpaceException under(Path prefix) {
        return new InfiniteSpaceException(prefix.resolve(decision), problem);
    }
}
