package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.internal.Checks;

/**
 * Selects individuals from fronts so that they spread over directions of the objective space.
 *
 * <p>Whole fronts are taken while they fit. Of the front that does not fit, those are taken whose directions, a regular grid
 * of reference points, have the fewest individuals so far.
 *
 * <p>Source: Deb, Jain, "An evolutionary many-objective optimization algorithm using reference-point-based nondominated
 * sorting approach", IEEE Transactions on Evolutionary Computation 18(4), 2014, algorithms 1 to 4; the grid is that of Das
 * and Dennis, SIAM Journal on Optimization 8(3), 1998.
 *
 * @param size how many are selected, in {@code [1, inf)}
 * @param divisions how finely each axis of the grid is divided, in {@code [1, inf)}
 */
public record ReferenceNiching(int size, int divisions) implements Operation<List<Individual>, Individual> {
    /** @throws IllegalArgumentException if a number is less than 1 */
    public ReferenceNiching {
        Checks.atLeast("size", size, 1);
        Checks.atLeast("divisions", divisions, 1);
    }

    @Override
    public List<Individual> apply(List<List<Individual>> inputs, Turn turn) {
        List<Individual> chosen = new ArrayList<>();
        for (List<Individual> front : inputs) {
            if (chosen.size() + front.size() > size) {
                return completed(chosen, front, turn);
            }
            chosen.addAll(front);
        }
        return chosen;
    }

    private List<Individual> completed(List<Individual> chosen, List<Individual> front, Turn turn) {
        int missing = size - chosen.size();
        List<Individual> comparable =
                front.stream().filter(ReferenceNiching::isComparable).toList();
        if (comparable.size() <= missing) {
            chosen.addAll(comparable);
            front.stream()
                    .filter(individual -> !isComparable(individual))
                    .limit(size - chosen.size())
                    .forEach(chosen::add);
            return chosen;
        }
        List<Individual> earlier =
                chosen.stream().filter(ReferenceNiching::isComparable).toList();
        chosen.addAll(Niches.of(earlier, comparable, divisions).fill(missing, turn.random()));
        return chosen;
    }

    private static boolean isComparable(Individual individual) {
        return !individual.scores().isEmpty() && individual.scores().stream().allMatch(Double::isFinite);
    }

    @Override
    public String toString() {
        return "niches(" + size + ", " + divisions + ")";
    }
}
