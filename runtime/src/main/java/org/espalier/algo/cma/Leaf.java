package org.espalier.algo.cma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.math.Sobol;

/** The numbers of one branch of the space: a strategy that collects generations, and those that follow it. */
final class Leaf {
    /** A population does not double beyond this. */
    private static final int LARGEST_POPULATION = 1 << 14;

    private record Seen(double[] point, double score) {}

    private final CmaEs settings;
    private final double[] halfCells;
    private final Sobol starts;
    private final List<Seen> generation = new ArrayList<>();
    private Strategy strategy;
    private int restarts;
    private int large;
    private long spentLarge;
    private long spentSmall;
    private boolean isSmall;

    Leaf(CmaEs settings, double[] halfCells, long seed) {
        this.settings = settings;
        this.halfCells = halfCells;
        this.starts = new Sobol(Math.min(Sobol.MAX_DIMENSIONS, halfCells.length + 2), seed);
        double[] centre = new double[halfCells.length];
        Arrays.fill(centre, 0.5);
        this.strategy = new Strategy(centre, settings.sigma(), smallest(), halfCells);
    }

    private int smallest() {
        return 4 + (int) (3 * Math.log(halfCells.length));
    }

    double[] draw(RandomGenerator random) {
        return strategy.draw(random);
    }

    void learn(double[] point, double score) {
        generation.add(new Seen(point, score));
        spentSmall += isSmall ? 1 : 0;
        spentLarge += isSmall ? 0 : 1;
        if (generation.size() < strategy.population()) {
            return;
        }
        generation.sort((a, b) -> Double.compare(b.score(), a.score()));
        double best = generation.get(0).score();
        boolean flat = best == generation.get(generation.size() - 1).score();
        strategy.learn(generation.stream().map(Seen::point).toArray(double[][]::new), best, flat);
        generation.clear();
        if (settings.restarts() != CmaEs.Restarts.NONE && strategy.isDone()) {
            restart();
        }
    }

    /**
     * Starts anew at a point of a Sobol sequence, of which two more coordinates serve as the random numbers of the small
     * populations (Hansen, "Benchmarking a BI-population CMA-ES on the BBOB-2009 function testbed", GECCO 2009, equation 1).
     */
    private void restart() {
        restarts++;
        double[] start = starts.at(restarts);
        double u = start[start.length - 2];
        double v = start[start.length - 1];
        isSmall = settings.restarts() == CmaEs.Restarts.BIPOP && spentSmall < spentLarge && restarts > 1;
        double sigma = 2 * settings.sigma();
        int population;
        if (isSmall) {
            population = (int) (smallest() * Math.pow(0.5 * population() / smallest(), u * u));
            sigma *= Math.pow(10, -2 * v);
        } else {
            large++;
            population = population();
        }
        double[] mean = new double[halfCells.length];
        Arrays.setAll(mean, i -> start[i % start.length]);
        strategy = new Strategy(mean, sigma, Math.max(4, population), halfCells);
    }

    /** Returns the large population: doubled with each large restart. */
    private int population() {
        return (int) Math.min(LARGEST_POPULATION, smallest() * Math.pow(2, large));
    }
}
