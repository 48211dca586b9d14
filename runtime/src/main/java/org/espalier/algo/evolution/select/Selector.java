package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Turn;

/**
 * An operation whose outputs are among its inputs: the same objects, perhaps several times.
 *
 * @param <T> type of the items
 */
@FunctionalInterface
public interface Selector<T> extends Operation<T, T> {
    /** Returns the items that are selected from {@code inputs}. */
    List<T> select(List<T> inputs, Turn turn);

    @Override
    default List<T> apply(List<T> inputs, Turn turn) {
        return select(inputs, turn);
    }
}
