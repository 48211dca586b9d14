package org.espalier.benchmarks.djl;

import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.train.DjlListeners;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.RunOptions;
import org.espalier.symbol.Symbol;

/** How long a new process takes from the start of the virtual machine to the first step of a training. */
public final class StartUp {

    private static final List<String> MARKS = List.of("main", "tree", "engine", "first batch");

    private StartUp() {}

    /**
     * Starts processes one after the other.
     *
     * @param rounds how many, at least 1
     * @return a table with the medians
     */
    static String table(int rounds) {
        double[][] times = new double[MARKS.size()][rounds];
        for (int i = 0; i < rounds; i++) {
            List<String> lines = started();
            for (int mark = 0; mark < times.length; mark++) {
                times[mark][i] = Double.parseDouble(lines.get(mark));
            }
        }
        StringBuilder table = new StringBuilder("| since the virtual machine started | median ms |\n| --- | --- |\n");
        List<String> names =
                List.of("main is called", "the experiment is built", "the engine is loaded", "the first step is made");
        for (int mark = 0; mark < times.length; mark++) {
            table.append(
                    String.format(Locale.ROOT, "| %s | %.0f |%n", names.get(mark), TrainingSpeed.at(times[mark], 2)));
        }
        return table.append('\n').toString();
    }

    private static List<String> started() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartUp.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0 || lines.size() != MARKS.size()) {
                throw new IllegalStateException("the process ended with " + process.exitValue() + ": " + lines);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    /** The measured process: prints milliseconds since the virtual machine started, one line a mark. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        mark(out);
        Symbol<Experiment> tree = Experiment.TYPE.symbol(e -> e.set(
                        Experiment.MODEL, sequential(conv2d(8, 3), flatten(), linear(10)))
                .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                        .set(DataSources.TRAIN, 64)
                        .set(DataSources.VALIDATION, 1)
                        .set(DataSources.TEST, 1))));
        Experiment experiment = Materializer.build(tree);
        mark(out);
        Engines.start();
        mark(out);
        experiment.trainAndEvaluate(RunOptions.NONE.djl(DjlListeners.of(new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData data) {
                mark(out);
            }
        })));
        System.exit(0);
    }

    private static void mark(PrintStream out) {
        out.println(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
