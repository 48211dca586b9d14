package org.espalier.samples.casestudy;

import java.time.Duration;
import java.util.List;

/**
 * What one program of the case study gave.
 *
 * @param step the program
 * @param lines lines that it added to the one before
 * @param search what finding the network has cost; zero if it was written down
 * @param training time of one training of the network from scratch
 * @param result the network, trained from scratch
 */
public record Row(Step step, int lines, Cost search, Duration training, Result result) {
    /**
     * What a search has cost.
     *
     * @param trainings in trainings of a network alone, by images: forward and backward counts 1, forward only 1/3
     * @param processor time of all processors
     */
    public record Cost(double trainings, Duration processor) {}

    /**
     * A network, trained from scratch with several seeds.
     *
     * @param accuracies part of the test images named right, in [0, 1], one a seed
     * @param multiplyAdds multiplications with an addition for one image
     */
    public record Result(List<Double> accuracies, long multiplyAdds) {
        /** Copies the list. */
        public Result {
            accuracies = List.copyOf(accuracies);
        }

        /** Returns the mean accuracy, in [0, 1]. */
        public double mean() {
            return accuracies.stream().mapToDouble(a -> a).average().orElse(Double.NaN);
        }

        /** Returns the standard deviation of the accuracies; NaN for fewer than two. */
        public double deviation() {
            double mean = mean();
            double squares = accuracies.stream()
                    .mapToDouble(a -> (a - mean) * (a - mean))
                    .sum();
            return Math.sqrt(squares / (accuracies.size() - 1));
        }
    }
}
