package org.espalier.benchmarks.regret;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.espalier.algo.catalog.NamedAlgorithm;
import org.espalier.testing.objectives.SearchTask;

/**
 * Runs algorithms on tasks.
 *
 * @param trials trials of each run
 * @param seeds runs of each algorithm on each task, with the seeds {@code 0, ..., seeds - 1}
 * @param workers how many runs go on at the same time
 * @param progress is told in a few words what has just ended
 */
record ScoreCard(int trials, int seeds, int workers, Consumer<String> progress) {
    private static final double NANOS = 1e9;

    private record Run(double[] curve, double cpuSeconds) {}

    /** Returns whether an algorithm can be run on a task. */
    static boolean suits(NamedAlgorithm algorithm, SearchTask task, int trials) {
        try {
            task.problem(0).start(algorithm.forBudget(trials));
            return true;
        } catch (IllegalArgumentException e) {
            return false; // it says so: another kind of space, or of objectives
        }
    }

    /**
     * Runs the algorithms that suit a task.
     *
     * @throws IllegalStateException if a run throws; names algorithm and seed
     */
    List<Scores> run(SearchTask task, List<NamedAlgorithm> algorithms) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<List<Future<Run>>> pending = new ArrayList<>();
            List<NamedAlgorithm> suitable = algorithms.stream()
                    .filter(algorithm -> suits(algorithm, task, trials))
                    .toList();
            for (NamedAlgorithm algorithm : suitable) {
                List<Future<Run>> runs = new ArrayList<>();
                for (int seed = 0; seed < seeds; seed++) {
                    runs.add(pool.submit(one(task, algorithm, seed)));
                }
                pending.add(runs);
            }
            List<Scores> scores = new ArrayList<>();
            for (int i = 0; i < suitable.size(); i++) {
                scores.add(collect(suitable.get(i), pending.get(i)));
            }
            return scores;
        } finally {
            pool.shutdownNow();
        }
    }

    private Callable<Run> one(SearchTask task, NamedAlgorithm algorithm, int seed) {
        return () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            double[] curve = task.run(algorithm.forBudget(trials), seed, trials);
            long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            progress.accept(task.name() + ", " + algorithm.name() + ", seed " + seed);
            return new Run(curve, (after - before) / NANOS);
        };
    }

    private static Scores collect(NamedAlgorithm algorithm, List<Future<Run>> runs) {
        List<Run> done = new ArrayList<>();
        for (Future<Run> run : runs) {
            try {
                done.add(run.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        algorithm.name() + ", seed " + done.size() + ": expected a run without errors, found "
                                + e.getCause(),
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return new Scores(
                algorithm.name(),
                done.stream().map(Run::curve).toList(),
                done.stream().map(Run::cpuSeconds).toList());
    }
}
