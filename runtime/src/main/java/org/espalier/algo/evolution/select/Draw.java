package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Draws items at random, each at most once, all orders being equally likely.
 *
 * @param <T> type of the items
 * @param amount how many; fewer if there are not so many
 */
public record Draw<T>(Amount amount) implements Selector<T> {
    /** Creates the selector of {@code count} items. */
    public Draw(int count) {
        this(Amount.of(count));
    }

    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        int count = Math.min(inputs.size(), amount.of(inputs.size(), turn));
        return Draws.distinct(inputs, count, turn.random());
    }

    @Override
    public String toString() {
        return "draw(" + amount + ")";
    }
}
