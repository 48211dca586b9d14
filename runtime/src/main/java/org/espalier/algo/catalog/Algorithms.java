package org.espalier.algo.catalog;

import java.util.List;
import org.espalier.algo.auto.Auto;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.HillClimb;
import org.espalier.algo.basic.QuasiRandom;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.bayes.forest.Forest;
import org.espalier.algo.bayes.gp.Bayesian;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.algo.cma.CmaEs;
import org.espalier.algo.evolution.Nsga2;
import org.espalier.algo.evolution.Nsga3;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.algo.rl.Ppo;
import org.espalier.algo.rl.Reinforce;
import org.espalier.internal.Texts;

/**
 * The catalog of algorithms.
 *
 * <pre>{@code
 * Algorithm algorithm = Algorithms.named("evolution").forBudget(200);
 * }</pre>
 */
public final class Algorithms {
    private static final List<NamedAlgorithm> ALL = List.of(
            new NamedAlgorithm("random", "random search", trials -> new RandomSearch()),
            new NamedAlgorithm("grid", "grid sweep", trials -> new GridSweep()),
            new NamedAlgorithm("sobol", "quasi-random search", trials -> new QuasiRandom()),
            new NamedAlgorithm("hillclimb", "hill climbing", trials -> new HillClimb()),
            new NamedAlgorithm("evolution", "regularized evolution", RegularizedEvolution::forBudget),
            new NamedAlgorithm("nsga2", "NSGA-II", trials -> new Nsga2(population(trials))),
            new NamedAlgorithm("nsga3", "NSGA-III", trials -> new Nsga3(population(trials))),
            new NamedAlgorithm("tpe", "tree-structured Parzen estimator", trials -> new Tpe()),
            new NamedAlgorithm("gp", "Bayesian optimisation", trials -> new Bayesian()),
            new NamedAlgorithm("forest", "random forests", trials -> new Forest()),
            new NamedAlgorithm("cmaes", "CMA-ES", trials -> new CmaEs()),
            new NamedAlgorithm("reinforce", "REINFORCE", trials -> new Reinforce()),
            new NamedAlgorithm("ppo", "PPO", trials -> new Ppo()),
            new NamedAlgorithm("auto", "an algorithm chosen for the space", trials -> new Auto().trials(trials)));

    private static final int GENERATIONS = 12;
    private static final int LEAST = 10;
    private static final int MOST = 100;

    private Algorithms() {}

    /** Returns all algorithms, the simplest first. */
    public static List<NamedAlgorithm> all() {
        return ALL;
    }

    /** Returns the names of all algorithms. */
    public static List<String> names() {
        return ALL.stream().map(NamedAlgorithm::name).toList();
    }

    /**
     * Returns the algorithm of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names all, and the nearest
     */
    public static NamedAlgorithm named(String name) {
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + String.join(", ", names())
                        + ", found '" + Texts.cut(name, 80) + "'"
                        + Texts.nearest(name, names())
                                .map(near -> ". Maybe '" + near + "'?")
                                .orElse("")));
    }

    /** Returns a population that sees about a dozen generations: an even number, as crossover makes pairs. */
    private static int population(int trials) {
        return Math.max(LEAST, Math.min(MOST, trials / GENERATIONS)) / 2 * 2;
    }
}
