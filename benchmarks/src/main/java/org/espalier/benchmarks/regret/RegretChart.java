package org.espalier.benchmarks.regret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.benchmarks.chart.Curve;
import org.espalier.benchmarks.chart.CurveChart;
import org.espalier.testing.objectives.SearchTask;

/** Draws by how much the best trial misses the optimum, against the number of trials. */
final class RegretChart {
    private static final int FIRST_TRIAL = 5;
    private static final double SMALLEST = 1e-6;

    private RegretChart() {}

    /**
     * Draws the median regret of each algorithm and, as points, of the best peer.
     *
     * @param file where the picture goes, without {@code .png}
     * @throws IOException if it cannot be written
     */
    static void draw(Verdict verdict, Path file) throws IOException {
        SearchTask task = verdict.task();
        List<Curve> curves = new ArrayList<>();
        for (Scores scores : verdict.scores()) {
            double[] medians = scores.medians();
            curves.add(steps(task, scores.algorithm(), medians));
        }
        curves.sort(Comparator.comparingDouble(curve -> -curve.last()));
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int budget : verdict.budgets()) {
            verdict.bestPeer(budget).ifPresent(peer -> {
                x.add((double) budget);
                y.add(rounded(task, peer.score().median()));
            });
        }
        if (!x.isEmpty()) {
            curves.add(Curve.points("best peer", x, y));
        }
        CurveChart.of(task.name(), "trials", task.objectives() > 1 ? "missing hypervolume (median)" : "regret (median)")
                .logarithmicX()
                .logarithmicY()
                .save(curves, file);
    }

    /** A stair: a point before and one at each trial that improved, none where nothing happens. */
    private static Curve steps(SearchTask task, String name, double[] medians) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        int first = Math.min(FIRST_TRIAL, medians.length);
        for (int trial = first; trial <= medians.length; trial++) {
            double now = medians[trial - 1];
            boolean improved = trial > first && now != medians[trial - 2];
            if (improved) {
                x.add((double) trial);
                y.add(regret(task, medians[trial - 2]));
            }
            if (improved || trial == first || trial == medians.length) {
                x.add((double) trial);
                y.add(regret(task, now));
            }
        }
        return Curve.line(name, x, y);
    }

    private static double regret(SearchTask task, double score) {
        return Math.max(SMALLEST, Math.abs(score - task.best()));
    }

    /** Peers' figures have four digits: what differs from the optimum by less than half of the last one is the optimum. */
    private static double rounded(SearchTask task, double score) {
        double half = score == 0 ? 0 : 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(score))) - 3);
        return Math.abs(score - task.best()) <= half ? SMALLEST : regret(task, score);
    }
}
