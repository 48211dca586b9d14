package org.espalier.algo.evolution;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.mutate.PolynomialMutation;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operations;
import org.espalier.algo.evolution.recombine.MixedCrossover;
import org.espalier.algo.evolution.recombine.Recombinator;
import org.espalier.algo.evolution.select.CrowdingSort;
import org.espalier.algo.evolution.select.Earliest;
import org.espalier.algo.evolution.select.First;
import org.espalier.algo.evolution.select.NonDominatedSort;
import org.espalier.internal.Checks;

/**
 * NSGA-II: evolution towards the Pareto front of two objectives.
 *
 * <p>Parents win tournaments of two, the lower front first, the lonelier individual next. As soon as as many children were
 * observed as there are parents, the best of both together, in the same order, are the new parents. Crossover and mutation act
 * on the tree of decisions, so conditional spaces are searched as well as flat ones; a child that equals a parent is made
 * again, a few times. Infeasible and failed trials are dominated by all others.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE
 * Transactions on Evolutionary Computation 6(2), 2002.
 *
 * @param population number of parents, in {@code [2, inf)}
 * @param crossover makes a child of two parents, in 9 of 10 cases
 * @param mutator changes the child
 */
public record Nsga2(int population, Recombinator crossover, Mutator mutator) implements MultiObjective {
    /** @throws IllegalArgumentException if {@code population < 2} */
    public Nsga2 {
        Checks.atLeast("population", population, 2);
    }

    /** Creates the algorithm with {@link MixedCrossover} and {@link PolynomialMutation}. */
    public Nsga2(int population) {
        this(population, new MixedCrossover(), new PolynomialMutation());
    }

    /** Creates the algorithm with a population of 24, which suits budgets from a hundred to a thousand trials. */
    public Nsga2() {
        this(24);
    }

    /** Returns the same algorithm in the general form. */
    public Evolution evolution() {
        return Elitist.evolution(
                population,
                new Earliest<Individual>(2).times(2),
                Elitist.child(crossover, mutator),
                new NonDominatedSort()
                        .then(new CrowdingSort().each())
                        .then(Operations.flatten())
                        .then(new First<>(population)));
    }

    @Override
    public Proposer start(Problem problem) {
        return evolution().start(problem);
    }
}
