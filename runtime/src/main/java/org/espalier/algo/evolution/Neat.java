package org.espalier.algo.evolution;

import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Operations;
import org.espalier.algo.evolution.select.Amount;
import org.espalier.algo.evolution.select.Draw;
import org.espalier.algo.evolution.select.Last;
import org.espalier.algo.evolution.select.Proportional;
import org.espalier.algo.evolution.select.Ranking;
import org.espalier.algo.evolution.select.Top;
import org.espalier.algo.evolution.select.TopGroups;
import org.espalier.internal.Checks;

/**
 * Evolution of species, after NEAT: individuals that are alike share their fitness, so that a new kind of DNA is not driven
 * out before it had time to get better.
 *
 * <p>The population is the youngest generation, of a long history that somebody else made the end of it. Each species may have as many children as the average fitness of its members
 * asks for; their parents are drawn from the better part of the species and mutated. What belongs together is told by
 * {@link Compatibility}. As in PyGlove's {@code neat} there is no crossover, and DNA does not grow beyond its space: growth
 * happens where the space has it, in conditional decisions and in programs that evolve as texts.
 *
 * <p>Source: Stanley, Miikkulainen, "Evolving neural networks through augmenting topologies", Evolutionary Computation 10(2),
 * 2002, sections 3.3 and 3.4.
 *
 * @param population number of children of a generation, in {@code [1, inf)}
 * @param compatibility how different individuals are
 * @param threshold up to which distance from its representative an individual belongs to a species, in {@code [0, inf)}
 * @param breeding share of a species, the better part, that may have children, in {@code (0, 1]}
 * @param mutator how a child is made
 */
public record Neat(int population, Compatibility compatibility, double threshold, double breeding, Mutator mutator)
        implements Algorithm {
    /** @throws IllegalArgumentException if a number is out of its range */
    public Neat {
        Checks.atLeast("population", population, 1);
        if (!(threshold >= 0)) {
            throw new IllegalArgumentException("threshold: expected float in [0, inf), found " + threshold);
        }
        if (!(breeding > 0 && breeding <= 1)) {
            throw new IllegalArgumentException("breeding: expected float in (0, 1], found " + breeding);
        }
    }

    /** Creates the algorithm with weights 1 and 3, a threshold of 0.4, parents of the better 60 %, and {@link PointMutation}. */
    public Neat(int population) {
        this(population, new Compatibility(1, 3), 0.4, 0.6, new PointMutation());
    }

    /** Creates the algorithm with a population of 50. */
    public Neat() {
        this(50);
    }

    /** Returns the same algorithm in the general form. */
    public Evolution evolution() {
        Operation<Individual, Species> species = Operations.recall(Speciation.LIVING);
        return new Evolution(
                Start.random(population),
                species.then(new Proportional<>(Amount.of(population), Speciation.Fitness.SHARED))
                        .then(new Speciation.Members())
                        .then(new Top(Amount.share(breeding))
                                .then(new Draw<>(1))
                                .each())
                        .then(Operations.flatten())
                        .then(mutator),
                new TopGroups(Amount.of(1), Ranking.GENERATION)
                        .then(new Last<Individual>(Amount.of(population)))
                        .then(new Speciation(compatibility, threshold)));
    }

    @Override
    public Proposer start(Problem problem) {
        return evolution().start(problem);
    }
}
