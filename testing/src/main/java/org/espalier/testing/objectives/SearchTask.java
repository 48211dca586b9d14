package org.espalier.testing.objectives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;

/**
 * A search problem with a known optimum: what algorithms are compared on.
 *
 * <p>All objectives are minimised. With one objective, progress is the least value so far; with two, the area that is
 * dominated within the reference point (the hypervolume), which grows.
 *
 * @param name a short name, such as {@code branin}
 * @param space the space; children are maps from parameter names to values
 * @param function one value for each objective, all to be minimised
 * @param reference the reference point of the hypervolume, one number for each objective; empty for one objective
 * @param best the least value or the largest hypervolume that there is
 */
public record SearchTask(
        String name, SearchSpace<Map<String, Object>> space, Function function, List<Double> reference, double best) {

    /** What is measured of a child. */
    @FunctionalInterface
    public interface Function {
        /** Returns one value for each objective. */
        double[] values(Map<String, Object> child);
    }

    /** Copies the reference point. */
    public SearchTask {
        reference = List.copyOf(reference);
    }

    /** Returns the number of objectives, in {@code [1, inf)}. */
    public int objectives() {
        return Math.max(1, reference.size());
    }

    /** Returns the problem that an algorithm is started on; its objectives are called {@code f0}, {@code f1}, .... */
    public Problem problem(long seed) {
        List<Objective> objectives = IntStream.range(0, objectives())
                .mapToObj(i -> Objective.minimize("f" + i))
                .toList();
        return new Problem(space.spec(), objectives, seed);
    }

    /** Returns the values of the child of {@code dna}. */
    public double[] evaluate(Dna dna) {
        return function.values(Materializer.build(space.bind(dna)));
    }

    /** Returns the outcome of {@code dna} as an algorithm sees it: scores, which grow upwards. */
    public Outcome outcome(double[] values) {
        return new Outcome.Scored(DoubleStream.of(values).map(v -> -v).boxed().toList());
    }

    /** Returns the progress after each of {@code trials} trials of {@code algorithm}, one after the other. */
    public double[] run(Algorithm algorithm, long seed, int trials) {
        Problem problem = problem(seed);
        Proposer proposer = problem.start(algorithm);
        Progress progress = reference.isEmpty() ? new Least() : new Hypervolume(reference);
        double[] curve = new double[trials];
        for (int trial = 1; trial <= trials; trial++) {
            List<Proposal> proposals = proposer.propose(problem.request(trial));
            if (!proposals.isEmpty()) {
                double[] values = evaluate(proposals.get(0).dna());
                progress.add(values);
                proposer.observe(List.of(Observation.of(trial, proposals.get(0), outcome(values))));
            }
            curve[trial - 1] = progress.now();
        }
        return curve;
    }

    private interface Progress {
        void add(double[] values);

        double now();
    }

    private static final class Least implements Progress {
        private double least = Double.POSITIVE_INFINITY;

        @Override
        public void add(double[] values) {
            least = Math.min(least, values[0]);
        }

        @Override
        public double now() {
            return least;
        }
    }

    /** The area between a front of two objectives and the reference point, exactly. */
    private static final class Hypervolume implements Progress {
        private final double[] reference;
        private final List<double[]> front = new ArrayList<>();

        Hypervolume(List<Double> reference) {
            if (reference.size() != 2) {
                throw new IllegalArgumentException("reference: expected 2 numbers, found " + reference);
            }
            this.reference = new double[] {reference.get(0), reference.get(1)};
        }

        @Override
        public void add(double[] values) {
            boolean inside = values[0] < reference[0] && values[1] < reference[1];
            if (inside && front.stream().noneMatch(p -> p[0] <= values[0] && p[1] <= values[1])) {
                front.removeIf(p -> values[0] <= p[0] && values[1] <= p[1]);
                front.add(values.clone());
                front.sort((a, b) -> Double.compare(a[0], b[0]));
            }
        }

        @Override
        public double now() {
            double area = 0;
            double top = reference[1];
            for (double[] point : front) {
                area += (reference[0] - point[0]) * (top - point[1]);
                top = point[1];
            }
            return area;
        }
    }
}
