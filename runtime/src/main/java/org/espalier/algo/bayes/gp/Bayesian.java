package org.espalier.algo.bayes.gp;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Bayesian optimisation with Gaussian processes: the search for evaluations that are expensive.
 *
 * <p>The first trials cover the space evenly. Then a Gaussian process is fitted to all scores, and the DNA is tried whose
 * expected improvement is largest. It works on every space: numbers, candidates, subsets, orders, texts, and decisions that
 * exist only under others; see the kernel below.
 *
 * <pre>{@code
 * new Bayesian()                      // 10 trials to start with, models of up to 500 trials
 * new Bayesian().startup(5).points(200)
 * new Bayesian().costAware(100)       // prefers cheap trials at first, by the study's cost metric
 * }</pre>
 *
 * <ul>
 *   <li><em>Kernel</em>: Matern 5/2 of a weighted sum of squared distances, one for each decision, each Euclidean; so it is
 *       positive definite on every space. Inactive numbers are a point of their own (Swersky et al., 2014). Weights, scale
 *       and noise maximise the posterior density, by L-BFGS.
 *   <li><em>Scores</em> are bent to look normal (Yeo and Johnson, 2000), so a few terrible ones do no harm; infinite ones
 *       count as the worst or best finite one.
 *   <li><em>Acquisition</em>: the logarithm of expected improvement, exact in the tails (Ament et al., 2023); of two
 *       objectives, of the expected growth of the hypervolume, exact as well; three and more objectives are mixed at random
 *       (Knowles, 2006). It is maximised on the tree of decisions: by gradients for numbers, by exchanges for all others.
 *   <li><em>Pending trials</em> lower the uncertainty where they are (Desautels et al., 2014).
 *   <li><em>Failed and infeasible trials</em> are modelled: the acquisition is multiplied by the probability that a trial
 *       succeeds (Schonlau, Welch, Jones, 1998).
 *   <li><em>Cost</em>, if asked for, divides the acquisition, less and less from trial to trial (Lee et al., "Cost-aware
 *       Bayesian optimization", 2020, section 3).
 * </ul>
 *
 * <p>A proposal costs {@code O(n^2)} for n trials and a refit, every n/20 trials, {@code O(n^3)}; both are bounded, because
 * models hold at most {@code points} trials and an eighth more: the best ones and the latest. DNA among them are not
 * proposed again while others can be found.
 *
 * <p>Source: Jones, Schonlau, Welch, "Efficient global optimization of expensive black-box functions", J. Global Optim. 13,
 * 1998, section 4; Snoek, Larochelle, Adams, "Practical Bayesian optimization of machine learning algorithms", NeurIPS 2012.
 *
 * @param startup scored trials before the first model, in {@code [1, inf)}
 * @param points most trials in a model, in {@code [16, inf)}
 * @param costTrials number of trials over which the weight of the cost falls from 1 to 0, in {@code [0, inf)}; 0 ignores costs
 */
public record Bayesian(int startup, int points, int costTrials) implements MultiObjective {
    private static final int DEFAULT_STARTUP = 10;
    private static final int DEFAULT_POINTS = 500;
    private static final int LEAST_POINTS = 16;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Bayesian {
        Checks.atLeast("startup", startup, 1);
        Checks.atLeast("points", points, LEAST_POINTS);
        Checks.atLeast("costTrials", costTrials, 0);
    }

    /** Creates the search that starts with 10 trials, models up to 500 and ignores costs. */
    public Bayesian() {
        this(DEFAULT_STARTUP, DEFAULT_POINTS, 0);
    }

    /** Returns this search with another number of trials before the first model. */
    public Bayesian startup(int trials) {
        return new Bayesian(trials, points, costTrials);
    }

    /** Returns this search with models of at most {@code most} trials. */
    public Bayesian points(int most) {
        return new Bayesian(startup, most, costTrials);
    }

    /** Returns this search looking for improvement per cost at first, and for improvement alone after {@code trials}. */
    public Bayesian costAware(int trials) {
        return new Bayesian(startup, points, trials);
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.espalier.geno.SpecTooLargeException if the space has more than 50,000 decision sites
     */
    @Override
    public Proposer start(Problem problem) {
        return new BayesianRun(this, problem);
    }
}
