package org.espalier.algo.bayes.tpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Non-dominated fronts and hypervolumes of scores that grow upwards. */
final class Fronts {
    /** Beyond so many objectives exact hypervolumes cost too much, and all points count the same. */
    private static final int MOST_OBJECTIVES = 4;

    private Fronts() {}

    /** Returns whether {@code a} is nowhere worse than {@code b} and somewhere better. */
    static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
            better |= a[i] > b[i];
        }
        return better;
    }

    /**
     * Returns the {@code count} best points: whole non-dominated fronts, of the last one those that add most to the hypervolume
     * one after the other (as in MOTPE: Ozaki et al., GECCO 2020, algorithm 2).
     */
    static int[] best(double[][] points, int count) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            left.add(i);
        }
        int[] best = new int[Math.min(count, points.length)];
        int found = 0;
        while (found < best.length) {
            List<Integer> front = front(points, left);
            List<Integer> taken =
                    found + front.size() <= best.length ? front : spread(points, front, best.length - found);
            for (int i : taken) {
                best[found++] = i;
            }
            left.removeAll(front);
        }
        return best;
    }

    private static List<Integer> front(double[][] points, List<Integer> among) {
        List<Integer> front = new ArrayList<>();
        for (int i : among) {
            boolean dominated = false;
            for (int j : front) {
                if (dominates(points[j], points[i])) {
                    dominated = true;
                    break;
                }
            }
            if (!dominated) {
                front.removeIf(j -> dominates(points[i], points[j]));
                front.add(i);
            }
        }
        return front;
    }

    /** Takes, again and again, the point that adds most to the hypervolume of those taken. */
    private static List<Integer> spread(double[][] points, List<Integer> front, int count) {
        double[] reference = reference(points, front);
        List<Integer> left = new ArrayList<>(front);
        List<Integer> taken = new ArrayList<>();
        List<double[]> volume = new ArrayList<>();
        while (taken.size() < count) {
            int best = 0;
            double most = -1;
            for (int i = 0; i < left.size(); i++) {
                List<double[]> with = new ArrayList<>(volume);
                with.add(points[left.get(i)]);
                double gain = reference.length > MOST_OBJECTIVES ? 0 : hypervolume(with, reference, reference.length);
                if (gain > most) {
                    most = gain;
                    best = i;
                }
            }
            taken.add(left.remove(best));
            volume.add(points[taken.get(taken.size() - 1)]);
        }
        return taken;
    }

    /** Returns for each point what the hypervolume loses without it, as a share of the largest loss, at least 1e-3. */
    static double[] contributions(double[][] points) {
        double[] weights = new double[points.length];
        Arrays.fill(weights, 1);
        if (points.length < 2 || points[0].length > MOST_OBJECTIVES) {
            return weights;
        }
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            all.add(i);
        }
        double[] reference = reference(points, all);
        double whole = hypervolume(List.of(points), reference, reference.length);
        double largest = 0;
        for (int i = 0; i < points.length; i++) {
            List<double[]> others = new ArrayList<>(List.of(points));
            others.remove(i);
            weights[i] = whole - hypervolume(others, reference, reference.length);
            largest = Math.max(largest, weights[i]);
        }
        for (int i = 0; i < points.length; i++) {
            weights[i] = largest > 0 ? Math.max(1e-3, weights[i] / largest) : 1;
        }
        return weights;
    }

    /** A tenth of the extent below the worst score of each objective. */
    private static double[] reference(double[][] points, List<Integer> among) {
        int size = points[0].length;
        double[] reference = new double[size];
        for (int m = 0; m < size; m++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i : among) {
                low = Math.min(low, points[i][m]);
                high = Math.max(high, points[i][m]);
            }
            reference[m] = low - (high > low ? 0.1 * (high - low) : 1);
        }
        return reference;
    }

    /**
     * Returns the volume that {@code points} dominate above {@code reference} in the first {@code size} objectives, by slices of
     * the last one (While et al., "A faster algorithm for calculating hypervolume", IEEE Trans. Evol. Comp. 10(1), 2006).
     */
    static double hypervolume(List<double[]> points, double[] reference, int size) {
        if (points.isEmpty()) {
            return 0;
        }
        int last = size - 1;
        if (size == 1) {
            return points.stream().mapToDouble(p -> p[0]).max().orElseThrow() - reference[0];
        }
        List<double[]> sorted = new ArrayList<>(points);
        sorted.sort((a, b) -> Double.compare(b[last], a[last]));
        double volume = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double below = i + 1 < sorted.size() ? sorted.get(i + 1)[last] : reference[last];
            double thickness = sorted.get(i)[last] - below;
            if (thickness > 0) {
                volume += thickness * hypervolume(sorted.subList(0, i + 1), reference, last);
            }
        }
        return volume;
    }
}
