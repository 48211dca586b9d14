package org.espalier.benchmarks.regret;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.algo.catalog.NamedAlgorithm;
import org.espalier.testing.objectives.SearchTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Runs search algorithms on tasks with known optima, prints tables beside other libraries and draws the curves. */
@Command(
        name = "regret",
        description = "Scores search algorithms: medians and quartiles of the best value after so many trials.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class RegretCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--algorithms", split = ",", paramLabel = "NAME", description = "which algorithms (all)")
    private List<String> algorithms = Algorithms.names();

    @Option(names = "--objectives", split = ",", paramLabel = "NAME", description = "which tasks (all)")
    private @Nullable List<String> objectives;

    @Option(names = "--seeds", defaultValue = "20", description = "runs of each (${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--budgets",
            split = ",",
            defaultValue = "50,100,200,500",
            description = "after how many trials to look (${DEFAULT-VALUE})")
    private int[] budgets = {};

    @Option(names = "--workers", description = "runs at the same time (one a processor)")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--data", paramLabel = "FOLDER", description = "where nasbench201/nb201.csv is (${DEFAULT-VALUE})")
    private Path data = Path.of(System.getProperty("espalier.data", "../shared/data"));

    @Option(names = "--table", paramLabel = "FILE", description = "a table of measurements to search instead, in CSV")
    private @Nullable Path table;

    @Option(names = "--decisions", split = ",", paramLabel = "COLUMN", description = "columns of the table to decide")
    private List<String> decisions = List.of();

    @Option(names = "--score", paramLabel = "COLUMN", description = "the column of the table to optimize")
    private String score = "";

    @Option(names = "--maximize", description = "large scores are good")
    private boolean maximize;

    @Option(names = "--minimize", description = "small scores are good (the default)")
    private boolean minimize;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "out/regret",
            description = "where scores.md and the curves go (${DEFAULT-VALUE})")
    private Path out = Path.of("out/regret");

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new RegretCommand());
        line.setParameterExceptionHandler((problem, given) -> {
            line.getErr().println("regret: " + problem.getMessage() + " (see scripts/regret --help)");
            return BAD_INPUT;
        });
        return line;
    }

    @Override
    public Integer call() {
        int[] looks = Arrays.stream(budgets).sorted().distinct().toArray();
        require(seeds > 0, "--seeds: expected int in [1, inf), found " + seeds);
        require(workers > 0, "--workers: expected int in [1, inf), found " + workers);
        require(
                looks.length > 0 && looks[0] > 0,
                "--budgets: expected ints in [1, inf), found " + Arrays.toString(budgets));
        require(!(maximize && minimize), "--maximize, --minimize: expected one of them, found both");
        try {
            List<NamedAlgorithm> chosen = algorithms.stream().map(this::named).toList();
            List<SearchTask> tasks = tasks();
            Files.createDirectories(out);
            int trials = looks[looks.length - 1];
            int runs = tasks.size() * chosen.size() * seeds;
            ScoreCard card = new ScoreCard(trials, seeds, workers, progress(runs));
            StringBuilder text = new StringBuilder();
            for (SearchTask task : tasks) {
                Verdict verdict = new Verdict(
                        task,
                        card.run(task, chosen),
                        Peer.all(),
                        Arrays.stream(looks).boxed().toList());
                if (verdict.scores().isEmpty()) {
                    text.append("### ").append(task.name()).append("\n\nNone of the algorithms suits it.\n\n");
                    continue;
                }
                RegretChart.draw(verdict, out.resolve(task.name()));
                text.append(verdict.markdown());
                commandLine().getOut().print(verdict.markdown());
                commandLine().getOut().flush();
            }
            Files.writeString(out.resolve("scores.md"), text);
            return 0;
        } catch (IOException e) {
            throw new ParameterException(commandLine(), "cannot read or write: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private NamedAlgorithm named(String name) {
        try {
            return Algorithms.named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--algorithms: " + e.getMessage(), e);
        }
    }

    private List<SearchTask> tasks() throws IOException {
        Path file = table;
        if (file != null) {
            require(!decisions.isEmpty(), "--decisions: expected names of columns of the table, found none");
            require(!score.isEmpty(), "--score: expected the name of a column of the table, found none");
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "") + "_" + score;
            return List.of(ScoreTable.task(name, Files.readAllLines(file), decisions, score, maximize));
        }
        List<SearchTask> tasks = new ArrayList<>();
        for (String name : objectives == null ? Tasks.names(data) : objectives) {
            tasks.add(Tasks.named(name, data));
        }
        return tasks;
    }

    /** A line on standard error that is written over on a terminal, and now and then a new one elsewhere. */
    private static Consumer<String> progress(int runs) {
        AtomicInteger done = new AtomicInteger();
        boolean terminal = System.console() != null;
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int step = Math.max(1, runs / 20);
        return what -> {
            int now = done.incrementAndGet();
            if (terminal) {
                err.printf("\r\033[K%d of at most %d runs: %s", now, runs, what);
            } else if (now % step == 0) {
                err.printf("%d of at most %d runs: %s%n", now, runs, what);
            }
        };
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(commandLine(), message);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Run by way of the command line");
        }
        return spec.commandLine();
    }
}
