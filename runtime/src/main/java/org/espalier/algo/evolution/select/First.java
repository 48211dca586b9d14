package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Selects the items that came first, in their order.
 *
 * @param <T> type of the items
 * @param amount how many; fewer if there are not so many
 */
public record First<T>(Amount amount) implements Selector<T> {
    /** Creates the selector of {@code count} items. */
    public First(int count) {
        this(Amount.of(count));
    }

    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        int count = Math.min(inputs.size(), amount.of(inputs.size(), turn));
        return inputs.subList(0, count);
    }

    @Override
    public String toString() {
        return "first(" + amount + ")";
    }
}
