package org.espalier.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espalier.benchmarks.pyglove.PyGloveRates;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured of one benchmark with one set of parameters.
 *
 * @param operation name of the method
 * @param parameters values by name
 * @param byHand whether it is the hand-written reference
 * @param nanos processor time of an operation in nanoseconds: the median of all iterations in all processes
 * @param spread half the distance between the quartiles of the iterations, as a fraction of the median
 * @param bytes allocated by an operation
 */
record Figure(
        String operation, Map<String, String> parameters, boolean byHand, double nanos, double spread, double bytes) {
    /** The rate of PyGlove that a method is compared with, where it has another name. */
    private static final Map<String, String> PYGLOVE = Map.of("bind", "decode", "iterate", "next");

    static List<Figure> of(Collection<RunResult> results) {
        List<Figure> figures = new ArrayList<>();
        results.forEach(result -> figures.add(of(result)));
        return figures;
    }

    private static Figure of(RunResult result) {
        double[] nanos = values(result, CpuTime.LABEL);
        double[] bytes = values(result, "gc.alloc.rate.norm");
        String name = result.getParams().getBenchmark();
        Map<String, String> parameters = new TreeMap<>();
        for (String key : result.getParams().getParamsKeys()) {
            parameters.put(key, result.getParams().getParam(key));
        }
        double median = quantile(nanos, 0.5);
        return new Figure(
                name.substring(name.lastIndexOf('.') + 1),
                parameters,
                name.contains("ByHand"),
                median,
                (quantile(nanos, 0.75) - quantile(nanos, 0.25)) / 2 / median,
                quantile(bytes, 0.5));
    }

    private static double[] values(RunResult result, String label) {
        List<Double> values = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                iteration.getSecondaryResults().forEach((key, value) -> {
                    if (key.endsWith(label)) {
                        values.add(value.getScore());
                    }
                });
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Returns the values of the parameters. */
    String subject() {
        return String.join(" ", parameters.values());
    }

    String space() {
        return parameters.getOrDefault("space", "");
    }

    double parameter(String name) {
        return Double.parseDouble(parameters.getOrDefault(name, "NaN"));
    }

    OptionalDouble pyglove() {
        String subject = parameters.containsKey("space") ? space() : subject();
        return PyGloveRates.of(PYGLOVE.getOrDefault(operation, operation), subject);
    }

    /** Returns the reference of this figure among {@code figures}; {@code bind} is compared with the whole way by hand. */
    Optional<Figure> byHandIn(List<Figure> figures) {
        String name = PYGLOVE.getOrDefault(operation, operation);
        return figures.stream()
                .filter(f -> f.byHand()
                        && f.operation().equals(name)
                        && f.parameters().equals(parameters))
                .findFirst();
    }
}
