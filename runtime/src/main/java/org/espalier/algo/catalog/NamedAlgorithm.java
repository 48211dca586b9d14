package org.espalier.algo.catalog;

import java.util.function.IntFunction;
import org.espalier.algo.Algorithm;
import org.espalier.internal.Checks;

/**
 * An algorithm under a short name.
 *
 * @param name how command lines and files call it: lower case, one word
 * @param title how people call it
 * @param recipe returns the algorithm with settings that suit a number of trials
 */
public record NamedAlgorithm(String name, String title, IntFunction<Algorithm> recipe) {
    /**
     * Returns the algorithm with settings that suit {@code trials} trials; more or fewer may be run.
     *
     * @throws IllegalArgumentException if {@code trials < 1}
     */
    public Algorithm forBudget(int trials) {
        return recipe.apply(Checks.atLeast("trials", trials, 1));
    }
}
