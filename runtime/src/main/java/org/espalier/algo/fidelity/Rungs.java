package org.espalier.algo.fidelity;

import java.util.ArrayList;
import java.util.List;
import org.espalier.internal.Checks;

/**
 * The budgets at which trials are compared, and which share of them goes on.
 *
 * @param budgets steps, strictly increasing, each in {@code [1, inf)}; at least one
 * @param eta one in so many goes on to the next budget, in {@code [2, inf)}
 */
public record Rungs(List<Long> budgets, int eta) {
    /** @throws IllegalArgumentException if there is no budget, they do not increase, or a number is outside its range */
    public Rungs {
        budgets = List.copyOf(budgets);
        Checks.atLeast("eta", eta, 2);
        long last = 0;
        for (long budget : budgets) {
            if (budget <= last) {
                throw new IllegalArgumentException(
                        "budgets: expected increasing numbers in [1, inf), found " + budgets);
            }
            last = budget;
        }
        if (budgets.isEmpty()) {
            throw new IllegalArgumentException("budgets: expected at least 1, found none");
        }
    }

    /**
     * Returns the budgets {@code min, min eta, min eta^2, ...} below {@code max}, and {@code max}.
     *
     * @throws IllegalArgumentException if {@code min < 1}, {@code max < min} or {@code eta < 2}
     */
    public static Rungs of(long min, long max, int eta) {
        Checks.atLeast("eta", eta, 2);
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("budgets: expected 1 <= min <= max, found [" + min + ", " + max + "]");
        }
        List<Long> budgets = new ArrayList<>();
        for (long budget = min; budget < max; budget = budget > max / eta ? max : budget * eta) {
            budgets.add(budget);
        }
        budgets.add(max);
        return new Rungs(budgets, eta);
    }

    /** Returns the number of budgets. */
    public int count() {
        return budgets.size();
    }

    /** Returns {@code eta^power}, at most 2^31 - 1. */
    int power(int power) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(Math.pow(eta, power)));
    }
}
