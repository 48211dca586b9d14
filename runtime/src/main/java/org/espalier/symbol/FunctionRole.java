package org.espalier.symbol;

import java.util.Optional;
import org.espalier.schema.ValueSpec;

/**
 * What the nodes of a type stand for: objects, calls of a function, or functions with some of their arguments bound.
 *
 * @param result what a call returns; empty unless this is the role of calls
 * @param isPure whether a call depends on nothing but its arguments
 * @param isBinding whether a node is a function whose arguments may be left open
 */
record FunctionRole(Optional<ValueSpec<?>> result, boolean isPure, boolean isBinding) {
    /** The role of all types that no function made. */
    static final FunctionRole NONE = new FunctionRole(Optional.empty(), false, false);

    /** The role of functions with bound arguments. */
    static final FunctionRole BINDING = new FunctionRole(Optional.empty(), false, true);

    static FunctionRole call(ValueSpec<?> result, boolean isPure) {
        return new FunctionRole(Optional.of(result), isPure, false);
    }

    boolean isCall() {
        return result.isPresent();
    }

    /** Whether {@code child} is an argument that is given later: no hole in the program. */
    boolean leavesOpen(Symbol<?> child) {
        return isBinding && child instanceof Hole;
    }
}
