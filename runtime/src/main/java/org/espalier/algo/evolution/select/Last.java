package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Selects the items that came last, in their order: the youngest of a population.
 *
 * @param <T> type of the items
 * @param amount how many; fewer if there are not so many
 */
public record Last<T>(Amount amount) implements Selector<T> {
    /** Creates the selector of {@code count} items. */
    public Last(int count) {
        this(Amount.of(count));
    }

    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        int count = Math.min(inputs.size(), amount.of(inputs.size(), turn));
        return inputs.subList(inputs.size() - count, inputs.size());
    }

    @Override
    public String toString() {
        return "last(" + amount + ")";
    }
}
