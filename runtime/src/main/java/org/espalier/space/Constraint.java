package org.espalier.space;

import java.util.Optional;
import org.espalier.symbol.Symbol;

/**
 * Rejects children that are not worth building, with a reason: too many parameters, layers that do not fit together.
 *
 * @param <T> what children build
 */
@FunctionalInterface
public interface Constraint<T> {
    /** Returns why {@code child} is rejected; empty if it is not. Must be pure and fast: every child is asked. */
    Optional<String> rejection(Symbol<T> child);
}
