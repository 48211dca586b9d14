package org.espalier.algo.evolution.select;

import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;

/**
 * Selects the best of some individuals drawn at random, each at most once; of equals any with the same probability.
 *
 * @param size how many are drawn: all if there are fewer
 * @param by what is compared
 */
public record Tournament(Scalar size, Ranking by) implements Selector<Individual> {
    /** Creates the tournament of {@code size} individuals by score. */
    public Tournament(int size) {
        this(Scalar.of(size), Ranking.SCORE);
    }

    /** Returns nothing if there are no inputs or the size is 0. */
    @Override
    public List<Individual> select(List<Individual> inputs, Turn turn) {
        int count = Math.min(inputs.size(), turn.count(size));
        if (count == 0) {
            return List.of();
        }
        List<Individual> drawn = Draws.distinct(inputs, count, turn.random());
        Individual best = drawn.get(0);
        for (int i = 1; i < count; i++) {
            best = by.compare(drawn.get(i), best) > 0 ? drawn.get(i) : best;
        }
        return List.of(best);
    }

    @Override
    public String toString() {
        return "tournament(" + size + (by == Ranking.SCORE ? ")" : " by " + by + ")");
    }
}
