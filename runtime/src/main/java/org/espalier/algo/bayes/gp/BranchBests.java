package org.espalier.algo.bayes.gp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The best score of each branch of a conditional space: what a point has to beat to be news for the branch that it is in.
 *
 * <p>A candidate with decisions of its own is judged by its best setting, and the first ones that are tried are far from it. A
 * search that compares them with the best of another branch, which may be easier to set, leaves the better branch for good.
 * So some trials go where a branch can improve on itself. A point in several branches (of several choices) has to beat the
 * worst of them.
 */
final class BranchBests implements ToDoubleFunction<double[]> {
    private final int[] columns;
    private final List<Map<Double, Double>> bests;
    private final double floor;

    /**
     * @param columns the columns that tell the branch
     * @param points points of an embedding
     * @param scores their scores
     */
    BranchBests(int[] columns, double[][] points, double[] scores) {
        this.columns = columns;
        this.floor = Arrays.stream(scores).min().orElse(0);
        this.bests = Arrays.stream(columns)
                .mapToObj(column -> best(column, points, scores))
                .toList();
    }

    private static Map<Double, Double> best(int column, double[][] points, double[] scores) {
        Map<Double, Double> best = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            best.merge(points[i][column], scores[i], Math::max);
        }
        return best;
    }

    @Override
    public double applyAsDouble(double[] point) {
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < columns.length; i++) {
            worst = Math.min(worst, bests.get(i).getOrDefault(point[columns[i]], floor));
        }
        return worst;
    }
}
