package org.espalier.algo.evolution;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.mutate.PolynomialMutation;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.recombine.MixedCrossover;
import org.espalier.algo.evolution.recombine.Recombinator;
import org.espalier.algo.evolution.select.Draw;
import org.espalier.algo.evolution.select.NonDominatedSort;
import org.espalier.algo.evolution.select.ReferenceNiching;
import org.espalier.internal.Checks;

/**
 * NSGA-III: evolution towards the Pareto front of three or more objectives.
 *
 * <p>As {@link Nsga2}, but parents are drawn at random, and survivors of the last front are chosen so that they spread over a
 * grid of directions: the finest grid that has not more directions than there are parents.
 *
 * <p>Source: Deb, Jain, "An evolutionary many-objective optimization algorithm using reference-point-based nondominated
 * sorting approach, part I", IEEE Transactions on Evolutionary Computation 18(4), 2014.
 *
 * @param population number of parents, in {@code [2, inf)}
 * @param crossover makes a child of two parents, in 9 of 10 cases
 * @param mutator changes the child
 */
public record Nsga3(int population, Recombinator crossover, Mutator mutator) implements MultiObjective {
    private static final double NEAR = 30;

    /** @throws IllegalArgumentException if {@code population < 2} */
    public Nsga3 {
        Checks.atLeast("population", population, 2);
    }

    /** Creates the algorithm with {@link MixedCrossover} ({@code eta = 30}, as in the paper) and {@link PolynomialMutation}. */
    public Nsga3(int population) {
        this(population, new MixedCrossover(NEAR), new PolynomialMutation());
    }

    /** Creates the algorithm with a population of 92: for three objectives the 91 directions of 12 divisions. */
    public Nsga3() {
        this(92);
    }

    /**
     * Returns the same algorithm in the general form.
     *
     * @param objectives number of objectives, in {@code [1, inf)}
     */
    public Evolution evolution(int objectives) {
        return Elitist.evolution(
                population,
                new Draw<Individual>(2),
                Elitist.child(crossover, mutator),
                new NonDominatedSort().then(new ReferenceNiching(population, divisions(objectives))));
    }

    /** The number of directions is {@code divisions + objectives - 1} over {@code objectives - 1}. */
    private int divisions(int objectives) {
        int divisions = 1;
        while (objectives > 1 && directions(objectives, divisions + 1) <= population) {
            divisions++;
        }
        return divisions;
    }

    private static double directions(int objectives, int divisions) {
        double count = 1;
        for (int i = 1; i < objectives; i++) {
            count = count * (divisions + i) / i;
        }
        return count;
    }

    @Override
    public Proposer start(Problem problem) {
        return evolution(problem.objectives().size()).start(problem);
    }
}
