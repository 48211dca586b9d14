package org.espalier.benchmarks.search;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.bayes.forest.Forest;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.algo.cma.CmaEs;
import org.espalier.space.SearchSpace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One proposal and its observation, after a number of trials over a space of 10 decisions ({@link Subject#noop10}). */
@State(Scope.Thread)
public class ProposalBenchmark {
    private static final long SEED = 7;
    private static final int SCORES = 1023;

    /** The algorithm: {@code tpe}, {@code tpe-separate}, {@code cmaes} or {@code forest}. */
    @Param({"tpe", "tpe-separate", "cmaes", "forest"})
    public String algorithm = "tpe";

    /** Number of trials before. */
    @Param({"100", "1000", "5000"})
    public int trials;

    private Problem problem = Problem.of(SearchSpace.of(Subject.noop10()).spec(), Objective.REWARD, SEED);
    private Proposer proposer = problem.start(new Tpe());
    private long trial;

    /** Starts the algorithm and lets it see the trials, whose scores have nothing to do with their decisions. */
    @Setup(Level.Iteration)
    public void observe() {
        proposer = problem.start(named(algorithm));
        Proposer even = problem.start(new RandomSearch());
        for (trial = 1; trial <= trials; trial++) {
            see(even.propose(problem.request(trial)).get(0));
        }
    }

    private static Algorithm named(String name) {
        return switch (name) {
            case "tpe" -> new Tpe();
            case "tpe-separate" -> new Tpe(Tpe.Dependence.SEPARATE);
            case "cmaes" -> new CmaEs();
            case "forest" -> new Forest();
            default -> throw new IllegalArgumentException("algorithm: expected one of those listed, found " + name);
        };
    }

    private void see(Proposal proposal) {
        double score = trial * 2_654_435_761L % SCORES;
        proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(score))));
    }

    @Benchmark
    public Object propose() {
        Proposal proposal = proposer.propose(problem.request(trial)).get(0);
        see(proposal);
        trial++;
        return proposal;
    }

    /** What no estimator of densities can avoid: 24 candidates, each compared with 1000 trials in 10 columns of numbers. */
    @State(Scope.Thread)
    public static class ByHand {
        private static final int CANDIDATES = 24;
        private static final int ROWS = 1000;
        private static final int COLUMNS = 10;

        private final double[][] columns = new double[COLUMNS][ROWS];
        private final double[] sums = new double[ROWS];

        /** Fills the columns. */
        @Setup
        public void fill() {
            RandomGenerator random = new SplittableRandom(SEED);
            for (double[] column : columns) {
                for (int i = 0; i < ROWS; i++) {
                    column[i] = random.nextDouble();
                }
            }
        }

        @Benchmark
        public double densities() {
            double best = 0;
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                Arrays.fill(sums, 0);
                for (double[] column : columns) {
                    double x = column[candidate];
                    for (int i = 0; i < ROWS; i++) {
                        double z = (x - column[i]) * 5;
                        sums[i] -= 0.5 * z * z;
                    }
                }
                double total = 0;
                for (double sum : sums) {
                    total += Math.exp(sum);
                }
                best = Math.max(best, total);
            }
            return best;
        }
    }
}
