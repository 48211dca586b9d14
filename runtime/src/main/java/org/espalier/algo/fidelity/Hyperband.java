package org.espalier.algo.fidelity;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.RandomSearch;

/**
 * Successive halving with rounds that start at every rung in turn: a hedge against small budgets that mislead.
 *
 * <p>With rungs {@code 0 ... S} the round that starts at rung {@code S - s} has {@code ceil((S + 1) / (s + 1) eta^s)} DNA, for s from S
 * down to 0, again and again.
 *
 * <p>Source: Li, Jamieson, DeSalvo, Rostamizadeh, Talwalkar, "Hyperband: a novel bandit-based approach to hyperparameter
 * optimization", JMLR 2018, algorithm 1.
 *
 * @param rungs the budgets
 * @param inner where new DNA come from
 */
public record Hyperband(Rungs rungs, Algorithm inner) implements MultiObjective {
    /** Creates the algorithm with random DNA. */
    public Hyperband(Rungs rungs) {
        this(rungs, new RandomSearch());
    }

    @Override
    public Proposer start(Problem problem) {
        return new BracketsRun(rungs, cycle(rungs), new Source(problem, inner, rungs.count(), 1, 0));
    }

    static List<BracketsRun.Start> cycle(Rungs rungs) {
        List<BracketsRun.Start> cycle = new ArrayList<>();
        int top = rungs.count() - 1;
        for (int s = top; s >= 0; s--) {
            double width = Math.ceil((top + 1.0) / (s + 1) * rungs.power(s) - 1e-9);
            cycle.add(new BracketsRun.Start(top - s, (int) Math.min(Integer.MAX_VALUE, width)));
        }
        return cycle;
    }
}
