package org.espalier.samples.casestudy;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.GridSweep;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.supernet.search.Passes;
import org.espalier.djl.train.Experiment;
import org.espalier.hyper.Hypers;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;

/** Runs the programs of a case study one after the other, and trains what they found from scratch. */
public final class Runner {
    private static final String TEST_ACCURACY = "test accuracy";
    private static final int SEEDS = 3;

    private final Task task;
    private final Passes training;
    private final int workers;
    private final PrintWriter out;
    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(1));

    /**
     * Prepares runs.
     *
     * @param task what the networks learn
     * @param training images that one training alone sends forward and backward, and forward only
     * @param workers networks that are trained at the same time, in {@code [1, inf)}
     * @param out told what happens
     */
    public Runner(Task task, Passes training, int workers, PrintWriter out) {
        this.task = task;
        this.training = training;
        this.workers = workers;
        this.out = out;
    }

    /**
     * Runs all programs.
     *
     * @param program the programs
     * @param lines their source
     * @return a row for each
     */
    public List<Row> run(CaseStudy program, ChangedLines lines) {
        List<Row> rows = new ArrayList<>();
        List<Step> steps = program.steps();
        for (Step step : steps) {
            int number = rows.size() + 1;
            out.println("[" + number + "/" + steps.size() + "] " + step.space() + ", " + step.algorithm());
            rows.add(row(step, lines.of(number)));
            out.println();
        }
        return rows;
    }

    private Row row(Step step, int lines) {
        Duration before = processor();
        Found found = step.program().get();
        Duration searched = processor().minus(before);
        double trainings = found.trainings() + found.shared().total() / training.total();
        out.println("  " + Blocks.of(found.network()));
        before = processor();
        List<Double> accuracies = retrain(found.network());
        Duration each = processor().minus(before).dividedBy(SEEDS);
        long work = new MultiplyAdds(task.input())
                .of(Materializer.build(found.network()).model());
        Row row = new Row(step, lines, new Row.Cost(trainings, searched), each, new Row.Result(accuracies, work));
        out.println(String.format(
                Locale.ROOT,
                "  %d multiply-adds, test accuracy %.4f from scratch %s",
                work,
                row.result().mean(),
                accuracies));
        out.flush();
        return row;
    }

    /** A sweep over seeds: the seed is one more undecided field. */
    private List<Double> retrain(Symbol<Experiment> network) {
        List<Long> seeds = List.of(task.seed() + 1, task.seed() + 2, task.seed() + 3);
        return Study.of(network.with("seed", Hypers.oneOf(seeds)))
                .algorithm(new GridSweep())
                .objective(Objective.maximize(TEST_ACCURACY))
                .workers(Math.min(workers, SEEDS))
                .context(context)
                .start()
                .run(seeds.size(), experiment -> experiment.trainAndEvaluate().testAccuracy())
                .trials()
                .stream()
                .sorted(Comparator.comparingLong(Trial::id))
                .map(trial -> trial.metrics().get(TEST_ACCURACY))
                .toList();
    }

    /** Returns the processor time of this process, of all its threads; zero if the system does not tell. */
    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
