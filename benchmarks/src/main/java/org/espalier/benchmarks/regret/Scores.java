package org.espalier.benchmarks.regret;

import java.util.Arrays;
import java.util.List;

/**
 * What several runs of one algorithm on one task came to.
 *
 * @param algorithm name of the algorithm
 * @param curves the progress after each trial, one array for each seed
 * @param cpuSeconds processor time of a run, one number for each seed
 */
public record Scores(String algorithm, List<double[]> curves, List<Double> cpuSeconds) {
    /** Copies the lists. */
    public Scores {
        curves = List.copyOf(curves);
        cpuSeconds = List.copyOf(cpuSeconds);
    }

    /**
     * Returns the progress after {@code budget} trials.
     *
     * @param budget in {@code [1, trials]}
     */
    public Quartiles at(int budget) {
        return Quartiles.of(
                curves.stream().mapToDouble(curve -> curve[budget - 1]).toArray());
    }

    /** Returns the median progress after each trial. */
    public double[] medians() {
        double[] medians = new double[curves.get(0).length];
        Arrays.setAll(medians, i -> at(i + 1).median());
        return medians;
    }

    /** Returns the median processor time of a run, in seconds. */
    public double cost() {
        return Quartiles.of(cpuSeconds.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
    }
}
