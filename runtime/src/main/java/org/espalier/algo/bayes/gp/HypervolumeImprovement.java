package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.algo.math.Normal;

/**
 * The expected growth of the area that a front of two objectives dominates, exactly and in logarithms.
 *
 * <p>The front cuts what it does not dominate into strips. The growth in a strip is a product of two independent
 * improvements, each with a closed form (Yang et al., "Efficient computation of expected hypervolume improvement using box
 * decomposition algorithms", J. Global Optim. 75, 2019, equation 14); the logarithm of their sum is the one of Ament et al.,
 * NeurIPS 2023, section 4.3.
 */
final class HypervolumeImprovement implements Acquisition {
    private static final double MARGIN = 0.1;

    private final Posterior first;
    private final Posterior second;
    private final List<Strip> strips = new ArrayList<>();

    /** Where the first objective is in {@code [low, high)}, the second improves from {@code floor} on. */
    private record Strip(double low, double high, double floor) {}

    /**
     * @param first model of the first objective
     * @param second model of the second objective
     * @param scores scores so far, at least one pair; larger is better in both
     */
    HypervolumeImprovement(Posterior first, Posterior second, List<double[]> scores) {
        this.first = first;
        this.second = second;
        List<double[]> front = front(scores);
        double[] reference = reference(scores);
        double low = reference[0];
        for (double[] point : front) {
            strips.add(new Strip(low, point[0], point[1]));
            low = point[0];
        }
        strips.add(new Strip(low, Double.POSITIVE_INFINITY, reference[1]));
    }

    /** Returns the pairs that no other one dominates, by growing first number. */
    private static List<double[]> front(List<double[]> scores) {
        List<double[]> sorted = new ArrayList<>(scores);
        sorted.sort(Comparator.<double[]>comparingDouble(pair -> -pair[0]).thenComparingDouble(pair -> -pair[1]));
        List<double[]> front = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] pair : sorted) {
            if (pair[1] > highest) {
                front.add(0, pair);
                highest = pair[1];
            }
        }
        return front;
    }

    /** A tenth of the extent of all scores below the worst ones: far enough for the ends of the front to count. */
    private static double[] reference(List<double[]> scores) {
        double[] reference = new double[2];
        for (int i = 0; i < 2; i++) {
            int objective = i;
            double worst =
                    scores.stream().mapToDouble(pair -> pair[objective]).min().orElse(0);
            double best =
                    scores.stream().mapToDouble(pair -> pair[objective]).max().orElse(0);
            reference[i] = worst - MARGIN * (best > worst ? best - worst : 1);
        }
        return reference;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        Belief one = Acquisition.believe(first, point, gradient.length);
        Belief two = Acquisition.believe(second, point, gradient.length);
        Part[] firsts = new Part[strips.size()];
        Part[] seconds = new Part[strips.size()];
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < firsts.length; s++) {
            Strip strip = strips.get(s);
            firsts[s] = Part.of(one, strip.low(), strip.high());
            seconds[s] = Part.of(two, strip.floor(), Double.POSITIVE_INFINITY);
            most = Math.max(most, firsts[s].log() + seconds[s].log());
        }
        double sum = 0;
        double[] slopes = new double[4];
        for (int s = 0; s < firsts.length; s++) {
            double share = Math.exp(firsts[s].log() + seconds[s].log() - most);
            sum += share;
            slopes[0] += share * firsts[s].byMean();
            slopes[1] += share * firsts[s].byDeviation();
            slopes[2] += share * seconds[s].byMean();
            slopes[3] += share * seconds[s].byDeviation();
        }
        for (int c = 0; c < gradient.length; c++) {
            gradient[c] = (slopes[0] * one.meanSlope[c]
                            + slopes[1] * one.deviationSlope[c]
                            + slopes[2] * two.meanSlope[c]
                            + slopes[3] * two.deviationSlope[c])
                    / sum;
        }
        return most + Math.log(sum);
    }

    /** The logarithm of the expected length of {@code [low, min(value, high)]}, and its derivatives. */
    private record Part(double log, double byMean, double byDeviation) {
        static Part of(Belief belief, double low, double high) {
            double deviation = belief.deviation;
            double z = (belief.mean - low) / deviation;
            double top = (belief.mean - high) / deviation;
            boolean open = top == Double.NEGATIVE_INFINITY;
            double whole = Improvement.log(z);
            double log = open ? whole : Improvement.logDifference(whole, Improvement.log(top));
            if (log == Double.NEGATIVE_INFINITY) {
                return new Part(log, 0, 0);
            }
            double byMean = ratio(Normal.logCumulative(z), open ? top : Normal.logCumulative(top), log);
            double byDeviation = ratio(Normal.logDensity(z), open ? top : Normal.logDensity(top), log);
            return new Part(Math.log(deviation) + log, byMean / deviation, byDeviation / deviation);
        }

        private static double ratio(double a, double b, double log) {
            return Math.exp(a - log) - Math.exp(b - log);
        }
    }
}
