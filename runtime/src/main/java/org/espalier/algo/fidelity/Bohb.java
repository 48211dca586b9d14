package org.espalier.algo.fidelity;

import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.internal.Checks;

/**
 * Hyperband whose new DNA come from a model of the highest budget that has enough results.
 *
 * <p>The model learns each rung apart; a third of the DNA is random, so the guarantees of Hyperband stand.
 *
 * <p>Source: Falkner, Klein, Hutter, "BOHB: robust and efficient hyperparameter optimization at scale", ICML 2018, algorithm
 * 2. There the model is a density estimate like that of TPE; here it is any algorithm.
 *
 * @param rungs the budgets
 * @param model the algorithm that learns from results of one rung
 * @param least how many results a rung needs before its model proposes, in {@code [1, inf)}
 * @param random share of random DNA, in {@code [0, 1]}
 */
public record Bohb(Rungs rungs, Algorithm model, int least, double random) implements MultiObjective {
    private static final int LEAST = 10;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Bohb {
        Checks.atLeast("least", least, 1);
        Checks.probability("random", random);
    }

    /** Creates the algorithm with {@link Tpe} as model from 10 results on, and a third of random DNA. */
    public Bohb(Rungs rungs) {
        this(rungs, new Tpe());
    }

    /** Creates the algorithm with models from 10 results on, and a third of random DNA. */
    public Bohb(Rungs rungs, Algorithm model) {
        this(rungs, model, LEAST, 1.0 / 3);
    }

    @Override
    public Proposer start(Problem problem) {
        Source source = new Source(problem, model, rungs.count(), least, random);
        return new BracketsRun(rungs, Hyperband.cycle(rungs), source);
    }
}
