package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Selects the best groups of equals, best first: all individuals whose rank is among the best different ranks.
 *
 * @param amount how many
 * @param by what is compared
 */
public record TopGroups(Amount amount, Ranking by) implements Selector<Individual> {
    /** Creates the selector of {@code count} by score. */
    public TopGroups(int count) {
        this(Amount.of(count));
    }

    /** Creates the selector by score. */
    public TopGroups(Amount amount) {
        this(amount, Ranking.SCORE);
    }

    @Override
    public List<Individual> select(List<Individual> inputs, Turn turn) {
        return Sorting.groups(inputs, by.reversed(), amount.of(inputs.size(), turn));
    }

    @Override
    public String toString() {
        return "topGroups(" + amount + (by == Ranking.SCORE ? ")" : " by " + by + ")");
    }
}
