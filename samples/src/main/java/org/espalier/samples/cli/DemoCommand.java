package org.espalier.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espalier.algo.catalog.NamedAlgorithm;
import org.espalier.djl.data.DataException;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.UnusableEngineException;
import org.espalier.report.TerminalProgress;
import org.espalier.samples.demo.DemoProgram;
import org.espalier.samples.demo.Plan;
import org.espalier.samples.demo.Task;
import org.espalier.samples.demo.java.JavaDemo;
import org.espalier.samples.demo.kotlin.KotlinDemo;
import org.espalier.study.ProgressListener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The main job on the command line: checks its options, searches, reports and writes files. */
@Command(
        name = "demo",
        description = "Searches a small convolutional network for images of digits.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int IMAGES_SEEN = 8192;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "48",
            description = "networks to try (${DEFAULT-VALUE})")
    private int trials;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "evolution",
            completionCandidates = AlgorithmNames.class,
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private String algorithm = "evolution";

    @Option(names = "--workers", paramLabel = "N", description = "networks to train at the same time (one a processor)")
    private int workers = Math.min(8, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "decides everything random (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "a folder of IDX files or a CSV file, compressed with gzip or not (digits that the program draws)")
    private @Nullable Path data;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "4096",
            description = "training images to use at most (${DEFAULT-VALUE})")
    private int images;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over the training images of each network (as many as make 8192 images)")
    private @Nullable Integer epochs;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "out",
            description = "where trials.jsonl, winner.json and report.txt go (${DEFAULT-VALUE})")
    private Path out = Path.of("out");

    @Option(
            names = "--language",
            paramLabel = "NAME",
            defaultValue = "kotlin",
            description = "which of the two equal programs to run: kotlin or java (${DEFAULT-VALUE})")
    private String language = "kotlin";

    @Option(names = "--no-progress", description = "show no progress line")
    private boolean quiet;

    @Override
    public Integer call() {
        requirePositive("--trials", trials);
        requirePositive("--workers", workers);
        requirePositive("--images", images);
        requirePositive("--epochs", epochs == null ? 1 : epochs);
        NamedAlgorithm chosen = AlgorithmNames.find(commandLine(), algorithm);
        DemoProgram program =
                choice("--language", language, Language.class) == Language.KOTLIN ? new KotlinDemo() : new JavaDemo();
        requireWritable(out);
        PrintWriter console = commandLine().getOut();
        boolean colours = CommandLine.Help.Ansi.AUTO.enabled();
        try {
            DemoData found = DemoData.find(Optional.ofNullable(data), images);
            Engines.start();
            Task task = new Task(found.source(), found.classes(), epochs(found), seed);
            return new DemoRun(program, task, plan(chosen), plan(chosen), new DemoReport(console, colours))
                    .run(found + "", chosen.title(), out);
        } catch (UnusableEngineException e) {
            commandLine().getErr().println("espalier demo: " + e.getMessage());
            return 1;
        } catch (DataException e) {
            throw new ParameterException(commandLine(), "--data: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(commandLine(), "--out: cannot write to " + out + ": " + e.getMessage(), e);
        }
    }

    /** The languages in which the program stands. */
    enum Language {
        KOTLIN,
        JAVA
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Run by way of the command line");
        }
        return spec.commandLine();
    }

    /** Small sets need more passes for the same number of steps. */
    private int epochs(DemoData found) {
        int train = found.sizes().train();
        return epochs == null ? Math.max(1, (IMAGES_SEEN + train / 2) / train) : epochs;
    }

    private Plan plan(NamedAlgorithm chosen) {
        ProgressListener listener = quiet ? progress -> {} : TerminalProgress.onTerminal();
        return new Plan(chosen.forBudget(trials), trials, workers, seed, listener);
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(commandLine(), option + ": expected int in [1, inf), found " + value);
        }
    }

    private <E extends Enum<E>> E choice(String option, String value, Class<E> type) {
        StringBuilder names = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(value)) {
                return constant;
            }
            names.append(names.isEmpty() ? "" : ", ").append(name);
        }
        throw new ParameterException(commandLine(), option + ": expected one of " + names + ", found '" + value + "'");
    }

    /** Fails early, before hours of search, if nothing could be written; makes nothing yet. */
    private void requireWritable(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ParameterException(
                    commandLine(),
                    "--out: expected a folder that can be written, found " + folder
                            + (existing == null || Files.isDirectory(existing)
                                    ? " (no permission)"
                                    : " (" + existing + " is a file)"));
        }
    }
}
