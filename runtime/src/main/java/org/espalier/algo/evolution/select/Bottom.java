package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Selects the worst, worst first; of equals the one that comes first in the input.
 *
 * @param amount how many
 * @param by what is compared
 */
public record Bottom(Amount amount, Ranking by) implements Selector<Individual> {
    /** Creates the selector of {@code count} by score. */
    public Bottom(int count) {
        this(Amount.of(count));
    }

    /** Creates the selector by score. */
    public Bottom(Amount amount) {
        this(amount, Ranking.SCORE);
    }

    @Override
    public List<Individual> select(List<Individual> inputs, Turn turn) {
        return Sorting.best(inputs, by, amount.of(inputs.size(), turn));
    }

    @Override
    public String toString() {
        return "bottom(" + amount + (by == Ranking.SCORE ? ")" : " by " + by + ")");
    }
}
