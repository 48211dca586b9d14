package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.algo.evolution.operation.Individual;
import org.jspecify.annotations.Nullable;

/** Scores as costs from the ideal point (0 in all objectives) to the plane through the extreme points (algorithm 2). */
final class Normalization {
    private static final double TINY = 1e-6;

    private Normalization() {}

    /** Returns one point for each individual; all have scores. */
    static List<double[]> of(List<Individual> individuals) {
        int objectives = individuals.get(0).scores().size();
        double[] ideal = new double[objectives];
        for (int k = 0; k < objectives; k++) {
            int axis = k;
            ideal[k] = individuals.stream()
                    .mapToDouble(individual -> individual.scores().get(axis))
                    .max()
                    .orElse(0);
        }
        List<double[]> costs = new ArrayList<>();
        for (Individual individual : individuals) {
            double[] cost = new double[objectives];
            for (int k = 0; k < objectives; k++) {
                cost[k] = ideal[k] - individual.scores().get(k);
            }
            costs.add(cost);
        }
        double[] intercepts = intercepts(costs, objectives);
        for (double[] cost : costs) {
            for (int k = 0; k < objectives; k++) {
                cost[k] /= intercepts[k];
            }
        }
        return costs;
    }

    /** The plane through the extreme points meets the axes there; the largest costs, if there is no such plane. */
    private static double[] intercepts(List<double[]> costs, int objectives) {
        double[][] extremes = new double[objectives][];
        double[] largest = new double[objectives];
        for (int k = 0; k < objectives; k++) {
            extremes[k] = extreme(costs, k).clone();
            int axis = k;
            largest[k] = Math.max(
                    TINY, costs.stream().mapToDouble(c -> c[axis]).max().orElse(0));
        }
        double[] plane = solve(extremes);
        if (plane == null) {
            return largest;
        }
        double[] intercepts = new double[objectives];
        for (int k = 0; k < objectives; k++) {
            intercepts[k] = 1 / plane[k];
            if (!(intercepts[k] > TINY && Double.isFinite(intercepts[k]))) {
                return largest;
            }
        }
        return intercepts;
    }

    /** The cost that minimises the achievement scalarizing function of an axis. */
    private static double[] extreme(List<double[]> costs, int axis) {
        double[] best = costs.get(0);
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] cost : costs) {
            double achievement = 0;
            for (int k = 0; k < cost.length; k++) {
                achievement = Math.max(achievement, k == axis ? cost[k] : cost[k] / TINY);
            }
            if (achievement < smallest) {
                smallest = achievement;
                best = cost;
            }
        }
        return best;
    }

    /** Returns x with {@code rows x = 1}, by elimination with pivots; null if there is no single solution. */
    private static double @Nullable [] solve(double[][] rows) {
        int n = rows.length;
        double[] right = new double[n];
        Arrays.fill(right, 1);
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
            }
            if (Math.abs(rows[pivot][k]) < 1e-12) {
                return null;
            }
            double[] row = rows[pivot];
            rows[pivot] = rows[k];
            rows[k] = row;
            double value = right[pivot];
            right[pivot] = right[k];
            right[k] = value;
            eliminate(rows, right, k);
        }
        for (int k = 0; k < n; k++) {
            right[k] /= rows[k][k];
        }
        return right;
    }

    private static void eliminate(double[][] rows, double[] right, int k) {
        for (int i = 0; i < rows.length; i++) {
            if (i != k) {
                double factor = rows[i][k] / rows[k][k];
                for (int j = k; j < rows.length; j++) {
                    rows[i][j] -= factor * rows[k][j];
                }
                right[i] -= factor * right[k];
            }
        }
    }
}
