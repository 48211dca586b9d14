package org.espalier.benchmarks.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What each network of the cell space reaches alone: mean over seeds of the accuracy on all images not trained with. */
final class StandAloneTable {
    private final Map<String, Double> accuracies;
    private final double seconds;

    private StandAloneTable(Map<String, Double> accuracies, double seconds) {
        this.accuracies = accuracies;
        this.seconds = seconds;
    }

    /**
     * Reads the table of one set of images.
     *
     * @param images which
     * @return the table, made by {@link StandAloneCommand}
     * @throws IOException if the table is not there
     */
    static StandAloneTable of(CellSpace.Images images) throws IOException {
        try (InputStream in = StandAloneTable.class.getResourceAsStream(images.table())) {
            if (in == null) {
                throw new IOException(images.table() + ": expected the table of all networks trained alone, found"
                        + " nothing. Make it with scripts/stand-alone");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), images);
        }
    }

    static StandAloneTable parse(String text, CellSpace.Images images) {
        Map<String, double[]> sums = new TreeMap<>();
        double seconds = 0;
        int held = CellSpace.VALIDATION + images.test();
        for (String line : text.lines().skip(1).toList()) {
            String[] cells = line.split(",");
            double right =
                    Double.parseDouble(cells[2]) * CellSpace.VALIDATION + Double.parseDouble(cells[3]) * images.test();
            double[] sum = sums.computeIfAbsent(cells[1], k -> new double[2]);
            sum[0] += right / held;
            sum[1]++;
            seconds += Double.parseDouble(cells[6]);
        }
        double runs = sums.values().stream().mapToDouble(s -> s[1]).average().orElse(1);
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((code, sum) -> means.put(code, sum[0] / sum[1]));
        return new StandAloneTable(means, seconds / runs);
    }

    Map<String, Double> accuracies() {
        return accuracies;
    }

    /** Returns the processor time of training all networks once, in seconds. */
    double seconds() {
        return seconds;
    }

    /** Returns the rank of a network, 1 for the best. */
    int rank(String code) {
        double own = accuracies.getOrDefault(code, 0.0);
        return 1 + (int) accuracies.values().stream().filter(a -> a > own).count();
    }

    /**
     * Compares another score of the same networks.
     *
     * @param scores score by code of the network
     * @return Kendall's tau b, in [-1, 1], over the networks that both know
     */
    double tau(Map<String, Double> scores) {
        double[] left = new double[scores.size()];
        double[] right = new double[scores.size()];
        int n = 0;
        for (Map.Entry<String, Double> entry : new TreeMap<>(scores).entrySet()) {
            Double alone = accuracies.get(entry.getKey());
            if (alone != null) {
                left[n] = alone;
                right[n++] = entry.getValue();
            }
        }
        return tau(left, right, n);
    }

    private static double tau(double[] left, double[] right, int n) {
        long agree = 0;
        long tiesLeft = 0;
        long tiesRight = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                int a = Double.compare(left[i], left[j]);
                int b = Double.compare(right[i], right[j]);
                agree += (long) a * b;
                tiesLeft += a == 0 ? 1 : 0;
                tiesRight += b == 0 ? 1 : 0;
            }
        }
        double pairs = n * (n - 1) / 2.0;
        return agree / Math.sqrt((pairs - tiesLeft) * (pairs - tiesRight));
    }
}
