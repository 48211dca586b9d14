package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;

/**
 * Selects from a list that is sorted already, best first, the first of some positions drawn at random: a tournament in which
 * nobody has to be compared. A position may be drawn several times.
 *
 * @param <T> type of the items
 * @param size how many positions are drawn, in {@code [1, inf)}
 */
public record Earliest<T>(Scalar size) implements Selector<T> {
    /** Creates the selector that draws {@code size} positions. */
    public Earliest(int size) {
        this(Scalar.of(size));
    }

    /** Returns nothing if there are no inputs. */
    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        int draws = Math.max(1, turn.count(size));
        int first = inputs.size();
        for (int i = 0; i < draws; i++) {
            first = Math.min(first, turn.random().nextInt(inputs.size()));
        }
        return List.of(inputs.get(first));
    }

    @Override
    public String toString() {
        return "earliest(" + size + ")";
    }
}
