package org.espalier.algo.evolution;

import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.select.Last;
import org.espalier.algo.evolution.select.Tournament;
import org.espalier.internal.Checks;

/**
 * Regularized evolution: the population is a queue, a parent is the best of a random tournament, its mutated child
 * enters the queue, and the oldest member leaves it, however good it is.
 *
 * <pre>{@code
 * Study.of(space).algorithm(new RegularizedEvolution()).start();
 * Study.of(space).algorithm(RegularizedEvolution.forBudget(10_000)).start();
 * }</pre>
 *
 * Until as many trials as the population holds were observed, DNA is drawn at random. Infeasible and failed trials enter
 * the population and rank last, so that their neighbourhood is left; skipped trials do not enter it. A child that equals
 * a living member of the population is mutated again, a few times. Memory and cost for each trial do not depend on the
 * number of trials.
 *
 * <p>Source: Real, Aggarwal, Huang, Le, "Regularized evolution for image classifier architecture search", AAAI 2019,
 * algorithm 1. The defaults, 25 and 8, suit budgets of some hundred trials: on NAS-Bench-201 (CIFAR-100) the mean regret
 * over 401 seeds was 1.47, 0.37, 0.05 and 0.00 percent after 50, 100, 200 and 500 trials, with 100 and 10 it was 2.39, 1.95,
 * 0.31 and 0.00, with random search 2.39, 1.95, 1.52 and 0.99.
 *
 * @param population number of living members, in {@code [tournament, inf)}
 * @param tournament number of members that compete to be the parent, in {@code [2, population]}
 * @param mutator how a child is made from the parent
 */
public record RegularizedEvolution(int population, int tournament, Mutator mutator) implements Algorithm {
    private static final int SMALLEST = 10;
    private static final int LARGEST = 50;
    private static final int SHARE = 8;

    /** @throws IllegalArgumentException if {@code tournament < 2} or {@code population < tournament} */
    public RegularizedEvolution {
        Checks.atLeast("tournament", tournament, 2);
        if (population < tournament) {
            throw new IllegalArgumentException("population: expected int in [" + tournament
                    + ", inf), because a tournament has " + tournament + " members, found " + population);
        }
    }

    /** Creates the algorithm with a population of 25, tournaments of 8, and {@link PointMutation}. */
    public RegularizedEvolution() {
        this(25, 8);
    }

    /** Creates the algorithm with {@link PointMutation}. */
    public RegularizedEvolution(int population, int tournament) {
        this(population, tournament, new PointMutation());
    }

    /**
     * Returns the algorithm with sizes that suit a number of trials: a population of an eighth of them, in
     * {@code [10, 50]}, and tournaments of a third of the population.
     *
     * @throws IllegalArgumentException if {@code trials < 1}
     */
    public static RegularizedEvolution forBudget(int trials) {
        int population = Math.max(SMALLEST, Math.min(LARGEST, Checks.atLeast("trials", trials, 1) / SHARE));
        return new RegularizedEvolution(population, population / 3);
    }

    /**
     * Returns the algorithm in the general form, which can be changed part by part. It has the same distribution but for
     * children that equal a living member, which it does not mutate again, and takes about twice the time.
     */
    public Evolution evolution() {
        return new Evolution(
                Start.random(population), new Tournament(tournament).then(mutator), new Last<Individual>(population));
    }

    @Override
    public Proposer start(Problem problem) {
        return new AgeingProposer(this, problem.spec());
    }
}
