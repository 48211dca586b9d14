package org.espalier.algo.fidelity;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.internal.Checks;

/**
 * Evaluates a number of DNA a little, the best {@code 1 / eta} of them further, and so on, round after round.
 *
 * <p>All results of a rung are compared before any DNA goes on; meanwhile free workers begin the next round. With several objectives DNA
 * go on by the number of others that dominate them. A DNA that failed does not go on.
 *
 * <p>Source: Jamieson, Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016,
 * figure 3.
 *
 * @param rungs the budgets
 * @param width number of DNA at the first rung of a round, in {@code [1, inf)}
 * @param inner where new DNA come from
 */
public record SuccessiveHalving(Rungs rungs, int width, Algorithm inner) implements MultiObjective {
    /** @throws IllegalArgumentException if {@code width < 1} */
    public SuccessiveHalving {
        Checks.atLeast("width", width, 1);
    }

    /** Creates rounds of random DNA, as many as leave one at the last rung. */
    public SuccessiveHalving(Rungs rungs) {
        this(rungs, rungs.power(rungs.count() - 1), new RandomSearch());
    }

    @Override
    public Proposer start(Problem problem) {
        Source source = new Source(problem, inner, rungs.count(), 1, 0);
        return new BracketsRun(rungs, List.of(new BracketsRun.Start(0, width)), source);
    }
}
