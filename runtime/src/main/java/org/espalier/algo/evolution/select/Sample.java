package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;

/**
 * Draws items one by one, each time any of them with a probability in proportion to its weight; an item may be drawn several
 * times.
 *
 * @param <T> type of the items
 * @param amount how many draws
 * @param weights weights of the inputs
 */
public record Sample<T>(Amount amount, Weighting<? super T> weights) implements Selector<T> {
    /** Creates the sample in which all items have the same probability in each draw. */
    public Sample(int count) {
        this(Amount.of(count), Weighting.<T>equal());
    }

    /** Returns nothing if there are no inputs. */
    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        int count = amount.of(inputs.size(), turn);
        double[] weighed = weights.weigh(inputs, turn);
        List<T> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(inputs.get(Draws.weighted(weighed, turn.random())));
        }
        return drawn;
    }

    @Override
    public String toString() {
        return "sample(" + amount + ", " + weights + ")";
    }
}
