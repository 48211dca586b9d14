package org.espalier.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataException;
import org.espalier.djl.train.Experiment;
import org.espalier.io.AtomicFiles;
import org.espalier.io.SymbolJson;
import org.espalier.io.TrialJson;
import org.espalier.samples.demo.DemoProgram;
import org.espalier.samples.demo.Plan;
import org.espalier.samples.demo.Sharing;
import org.espalier.samples.demo.Task;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;

/** One run of the main job: search, compare with the baseline, report, write. */
final class DemoRun {
    private final DemoProgram program;
    private final Task task;
    private final Plan plan;
    private final Plan retraining;
    private final DemoReport report;

    /** Creates a run; {@code retraining} differs from {@code plan} in who is told about the progress. */
    DemoRun(DemoProgram program, Task task, Plan plan, Plan retraining, DemoReport report) {
        this.program = program;
        this.task = task;
        this.plan = plan;
        this.retraining = retraining;
        this.report = report;
    }

    /**
     * Runs.
     *
     * @param data the images, in one line
     * @param algorithm what tries networks one by one
     * @param sharing how the network is searched before that; empty if it is not
     * @param out folder for files
     * @return exit code: 0, or 1 if no network could be trained
     * @throws IOException if a file cannot be written; tried before the search, too
     * @throws DataException if the images are not fit for the baseline
     */
    int run(String data, String algorithm, Optional<Sharing> sharing, Path out) throws IOException {
        Symbol<Experiment> baseline = program.baseline(task);
        requirePossible(baseline);
        Files.delete(Files.createTempFile(Files.createDirectories(out), ".espalier", ".tmp"));
        Symbol<Experiment> space = program.space(task);
        report.begin(data, space, algorithm, plan);
        Symbol<Experiment> left = sharing.isPresent() ? program.share(task, sharing.orElseThrow()) : space;
        Study<Experiment> study = program.search(left, plan);
        report.trials(study);
        if (study.progress().bestTrial().isEmpty()) {
            writeTrials(study, out);
            report.end(out, "trials.jsonl");
            return 1;
        }
        Symbol<Experiment> winner = study.best().symbol();
        report.winner(study, baseline);
        List<Long> seeds = List.of(task.seed() + 1, task.seed() + 2, task.seed() + 3);
        report.retraining(seeds.size());
        List<List<Double>> accuracies = program.retrain(List.of(winner, baseline), seeds, retraining);
        report.comparison(accuracies.get(0), accuracies.get(1));
        writeTrials(study, out);
        SymbolJson.save(winner, out.resolve("winner.json"));
        report.end(out, "trials.jsonl, winner.json, report.txt");
        AtomicFiles.write(out.resolve("report.txt"), report.plainText());
        return 0;
    }

    private static void requirePossible(Symbol<Experiment> baseline) {
        Materializer.build(baseline).shapes().problem().ifPresent(problem -> {
            throw new DataException("the images are not fit for the networks of this demo: " + problem);
        });
    }

    private static void writeTrials(Study<Experiment> study, Path out) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Trial trial : study.trials()) {
            lines.append(TrialJson.line(trial, study.replay(trial.id()).symbol()))
                    .append('\n');
        }
        AtomicFiles.write(out.resolve("trials.jsonl"), lines.toString());
    }
}
