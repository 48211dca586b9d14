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
import org.espalier.djl.supernet.search.SuperLines;
import org.espalier.djl.supernet.search.SuperListener;
import org.espalier.report.TerminalProgress;
import org.espalier.samples.demo.DemoProgram;
import org.espalier.samples.demo.Plan;
import org.espalier.samples.demo.Sharing;
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
    private static final int NETWORKS = 48;
    private static final int OPTIMIZERS = 8;
    /** Passes of shared weights for each pass of a network alone. */
    private static final int PASSES = 4;
    /** What tries optimizers of the network that was found with shared weights. */
    private static final String REST = "sobol";

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "networks to try (48; with shared weights: optimizers of the one that was found, 8)")
    private @Nullable Integer trials;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "evolution",
            completionCandidates = AlgorithmNames.WithShared.class,
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
        requirePositive("--trials", trials == null ? 1 : trials);
        requirePositive("--workers", workers);
        requirePositive("--images", images);
        requirePositive("--epochs", epochs == null ? 1 : epochs);
        Optional<SharedWeights> shared = SharedWeights.named(algorithm);
        NamedAlgorithm chosen = AlgorithmNames.find(commandLine(), shared.isPresent() ? REST : algorithm);
        DemoProgram program =
                choice("--language", language, Language.class) == Language.KOTLIN ? new KotlinDemo() : new JavaDemo();
        requireWritable(out);
        PrintWriter console = commandLine().getOut();
        boolean colours = CommandLine.Help.Ansi.AUTO.enabled();
        try {
            DemoData found = DemoData.find(Optional.ofNullable(data), images);
            Engines.start();
            Task task = new Task(found.source(), found.classes(), epochs(found), seed);
            DemoReport report = new DemoReport(console, colours);
            Optional<Sharing> sharing = shared.map(s -> sharing(s, task, report));
            return new DemoRun(program, task, plan(chosen, sharing), plan(chosen, sharing), report)
                    .run(found + "", chosen.title(), sharing, out);
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

    private Plan plan(NamedAlgorithm chosen, Optional<Sharing> sharing) {
        ProgressListener listener = quiet ? progress -> {} : TerminalProgress.onTerminal();
        int usual = sharing.isPresent() ? OPTIMIZERS : NETWORKS;
        int count = trials == null ? usual : trials;
        return new Plan(chosen.forBudget(count), count, workers, seed, listener);
    }

    private Sharing sharing(SharedWeights shared, Task task, DemoReport report) {
        int passes = PASSES * task.epochs();
        report.sharing("Shared  " + passes + " passes of shared weights by " + shared.title() + ", which searches "
                + shared.scope());
        SuperListener listener = quiet ? SuperListener.SILENT : new SuperLines(report::passing);
        return new Sharing(shared.strategy(), shared.weighted(), passes, listener);
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
