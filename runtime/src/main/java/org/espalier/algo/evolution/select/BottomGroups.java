package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;

/**
 * Selects the worst groups of equals, worst first: all individuals whose rank is among the worst different ranks.
 *
 * @param amount how many
 * @param by what is compared
 */
public record BottomGroups(Amount amount, Ranking by) implements Selector<Individual> {
    /** Creates the selector of {@code count} by score. */
    public BottomGroups(int count) {
        this(Amount.of(count));
    }

    /** Creates the selector by score. */
    public BottomGroups(Amount amount) {
        this(amount, Ranking.SCORE);
    }

    @Override
    public List<Individual> select(List<Individual> inputs, Turn turn) {
        return Sorting.groups(inputs, by, amount.of(inputs.size(), turn));
    }

    @Override
    public String toString() {
        return "bottomGroups(" + amount + (by == Ranking.SCORE ? ")" : " by " + by + ")");
    }
}
