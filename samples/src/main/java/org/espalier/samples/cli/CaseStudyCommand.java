package org.espalier.samples.cli;

import ai.djl.ndarray.types.Shape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espalier.djl.data.DataException;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.UnusableEngineException;
import org.espalier.djl.supernet.search.Passes;
import org.espalier.djl.supernet.search.SuperLines;
import org.espalier.djl.supernet.search.SuperListener;
import org.espalier.samples.casestudy.Budget;
import org.espalier.samples.casestudy.CaseStudy;
import org.espalier.samples.casestudy.ChangedLines;
import org.espalier.samples.casestudy.Row;
import org.espalier.samples.casestudy.Runner;
import org.espalier.samples.casestudy.Table;
import org.espalier.samples.casestudy.Task;
import org.espalier.samples.casestudy.java.JavaCaseStudy;
import org.espalier.samples.casestudy.kotlin.KotlinCaseStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The case study on the command line: six programs, and the table that compares them. */
@Command(
        name = "casestudy",
        description =
                "Compares three search spaces and three algorithms on a small MobileNetV2: see docs/case-study.md.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class CaseStudyCommand implements Callable<Integer> {
    /** Passes of shared weights for each pass of a network alone. */
    private static final int SHARED = 4;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            defaultValue = "kotlin",
            description = "which of the two equal programs to run: kotlin or java (${DEFAULT-VALUE})")
    private DemoCommand.Language language = DemoCommand.Language.KOTLIN;

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
            defaultValue = "4",
            description = "passes over the training images of each network (${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "passes of shared weights over the training images (four times as many as of a network)")
    private @Nullable Integer passes;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "25",
            description = "networks that random search and Bayesian search train (${DEFAULT-VALUE})")
    private int trials;

    @Option(names = "--workers", paramLabel = "N", description = "networks to train at the same time (one a processor)")
    private int workers = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "decides everything random (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--markdown", description = "print the table in Markdown")
    private boolean markdown;

    @Option(names = "--lines", description = "count the lines of each step in the sources of both languages, and end")
    private boolean lines;

    @Option(names = "--no-progress", description = "show no progress lines")
    private boolean quiet;

    @Override
    public Integer call() {
        require("--images", images);
        require("--epochs", epochs);
        require("--passes", passes == null ? 1 : passes);
        require("--trials", trials);
        require("--workers", workers);
        PrintWriter out = commandLine().getOut();
        if (lines) {
            printLines(out);
            return 0;
        }
        try {
            DemoData found = DemoData.find(Optional.ofNullable(data), images);
            Engines.start();
            out.println("Data  " + found);
            Table table = new Table(rows(found, out));
            out.print(markdown ? table.markdown() : table.text());
            out.flush();
            return 0;
        } catch (UnusableEngineException e) {
            commandLine().getErr().println("espalier casestudy: " + e.getMessage());
            return 1;
        } catch (DataException e) {
            throw new ParameterException(commandLine(), "--data: " + e.getMessage(), e);
        }
    }

    private List<Row> rows(DemoData found, PrintWriter out) {
        Shape input = new Shape(
                found.shape().channels(), found.shape().height(), found.shape().width());
        Task task = new Task(found.source(), input, found.classes(), epochs, seed);
        int shared = passes == null ? SHARED * epochs : passes;
        SuperLines passLines = new SuperLines(line -> out.println("  " + line));
        Budget budget = quiet
                ? new Budget(trials, workers, shared, progress -> {}, SuperListener.SILENT)
                : new Budget(trials, workers, shared, new TrialLines(out), passLines);
        CaseStudy program = language == DemoCommand.Language.KOTLIN
                ? new KotlinCaseStudy(task, budget)
                : new JavaCaseStudy(task, budget);
        DemoData.Sizes sizes = found.sizes();
        Passes training = new Passes((long) epochs * sizes.train(), (long) epochs * sizes.validation() + sizes.test());
        out.println("One training  " + training.learned() + " images forward and backward, " + training.measured()
                + " forward only\n");
        return new Runner(task, training, workers, out).run(program, ChangedLines.of(program.getClass()));
    }

    private static void printLines(PrintWriter out) {
        ChangedLines kotlin = ChangedLines.of(KotlinCaseStudy.class);
        ChangedLines java = ChangedLines.of(JavaCaseStudy.class);
        out.println("| step | Kotlin | Java |");
        out.println("| --- | --- | --- |");
        for (int step = 1; step <= 6; step++) {
            out.println("| " + step + " | " + kotlin.of(step) + " | " + java.of(step) + " |");
        }
    }

    private void require(String option, int value) {
        if (value < 1) {
            throw new ParameterException(commandLine(), option + ": expected int in [1, inf), found " + value);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Run by way of the command line");
        }
        return spec.commandLine();
    }
}
