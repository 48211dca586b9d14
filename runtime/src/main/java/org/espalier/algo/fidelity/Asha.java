package org.espalier.algo.fidelity;

import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.RandomSearch;

/**
 * Successive halving that never waits: whenever a worker is free, the best DNA that may go on does, else a new one begins.
 *
 * <p>A DNA may go on while it is among the best {@code floor(n / eta)} of the n results at its rung; rungs are searched from the top
 * down. With several objectives DNA are compared by the number of results that dominate them, among the last 1000 at
 * the rung. Cost for a trial grows with the logarithm of the number of trials; with several objectives it is bounded.
 *
 * <p>Source: Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur, Hardt, Recht, Talwalkar, "A system for massively parallel hyperparameter
 * tuning", MLSys 2020, algorithm 2.
 *
 * @param rungs the budgets
 * @param inner where new DNA come from; a model learns from the highest rung that has results
 */
public record Asha(Rungs rungs, Algorithm inner) implements MultiObjective {
    /** Creates the algorithm with random DNA. */
    public Asha(Rungs rungs) {
        this(rungs, new RandomSearch());
    }

    @Override
    public Proposer start(Problem problem) {
        boolean several = problem.objectives().size() > 1;
        return new AshaRun(rungs, new Source(problem, inner, rungs.count(), 10, 0), several);
    }
}
