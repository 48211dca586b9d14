package org.espalier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.espalier.benchmarks.search.CompileBenchmark;
import org.espalier.benchmarks.search.DnaBenchmark;
import org.espalier.benchmarks.search.Footprint;
import org.espalier.benchmarks.search.LoopBenchmark;
import org.espalier.benchmarks.search.ProposalBenchmark;
import org.espalier.benchmarks.search.Subject;
import org.espalier.benchmarks.tree.TreeBenchmark;
import org.espalier.space.SearchSpace;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything and writes tables: our rate, that of PyGlove, the factor, the same work by hand, the ratio.
 *
 * <p>Arguments: the file to write; then, to measure a part only, some of {@code steps}, {@code compile}, {@code trees},
 * {@code loops}, {@code proposals} and {@code memory}. {@code -Dbenchmark=REGEX} measures only methods whose name matches,
 * {@code -Dspaces=small,large} only studies over these spaces,
 * {@code -Dtrials=1000} only studies of this length, {@code -Dforks=1} in fewer processes.
 */
public final class SpeedReport {
    private static final List<String> PARTS = List.of("steps", "compile", "trees", "loops", "proposals", "memory");
    private static final String METHODS = System.getProperty("benchmark", "\\w+");
    private static final List<String> SPACES = List.of(
            System.getProperty("spaces", "small,nasbench101,large,noop10").split(","));
    private static final List<String> TRIALS =
            List.of(System.getProperty("trials", "1000,10000,1000000").split(","));
    private static final int FORKS = Integer.getInteger("forks", 2);

    private final StringBuilder out = new StringBuilder();

    private SpeedReport() {}

    /**
     * Measures and writes.
     *
     * @throws IOException if the file cannot be written
     * @throws RunnerException if a benchmark failed
     */
    public static void main(String[] args) throws IOException, RunnerException {
        if (args.length == 0) {
            throw new IllegalArgumentException("arguments: expected FILE [PART...], found none");
        }
        List<String> parts = args.length == 1 ? PARTS : List.of(args).subList(1, args.length);
        SpeedReport report = new SpeedReport();
        for (String part : parts) {
            report.add(part);
            Files.writeString(Path.of(args[0]), report.out);
        }
        System.out.println(report.out);
    }

    private void add(String part) throws RunnerException {
        switch (part) {
            case "steps" -> comparison("Steps of a search", run(DnaBenchmark.class, SpeedReport::brief));
            case "compile" -> comparison("Compiling", run(CompileBenchmark.class, SpeedReport::brief));
            case "trees" -> comparison("Trees, by number of nodes", run(TreeBenchmark.class, SpeedReport::brief));
            case "loops" -> loops();
            case "proposals" -> proposals();
            case "memory" -> memory();
            default -> throw new IllegalArgumentException("part: expected one of " + PARTS + ", found " + part);
        }
    }

    private static Collection<RunResult> run(Class<?> type, UnaryOperator<ChainedOptionsBuilder> settings)
            throws RunnerException {
        return run(type.getName().replace(".", "\\.") + "(\\.ByHand)?", settings);
    }

    private static Collection<RunResult> run(String types, UnaryOperator<ChainedOptionsBuilder> settings)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + types + "\\.(" + METHODS + ")$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(CpuTime.class)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-XX:+UseSerialGC", "-Xms512m", "-Xmx6g")
                .shouldFailOnError(true)
                .verbosity(Boolean.getBoolean("verbose") ? VerboseMode.NORMAL : VerboseMode.SILENT);
        return new Runner(settings.apply(options).build()).run();
    }

    private static ChainedOptionsBuilder brief(ChainedOptionsBuilder options) {
        return options.forks(FORKS)
                .warmupIterations(6)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(8)
                .measurementTime(TimeValue.milliseconds(150));
    }

    private void comparison(String title, Collection<RunResult> results) {
        Table table = new Table(
                title,
                "operation",
                "subject",
                "ns",
                "per second",
                "bytes",
                "spread",
                "PyGlove per second",
                "factor",
                "by hand ns",
                "ratio");
        List<Figure> figures = Figure.of(results);
        for (Figure figure : figures) {
            if (!figure.byHand()) {
                table.row(
                        figure.operation(),
                        figure.subject(),
                        Table.number(figure.nanos()),
                        Table.number(1e9 / figure.nanos()),
                        Table.number(figure.bytes()),
                        Table.percent(figure.spread()),
                        figure.pyglove().isEmpty()
                                ? ""
                                : Table.number(figure.pyglove().getAsDouble()),
                        figure.pyglove().isEmpty()
                                ? ""
                                : Table.number(
                                        1e9 / figure.nanos() / figure.pyglove().getAsDouble()),
                        figure.byHandIn(figures)
                                .map(h -> Table.number(h.nanos()))
                                .orElse(""),
                        figure.byHandIn(figures)
                                .map(h -> Table.ratio(figure.nanos() / h.nanos()))
                                .orElse(""));
            }
        }
        table.print(out);
    }

    private void loops() throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (String length : TRIALS) {
            int trials = Integer.parseInt(length);
            for (String space : SPACES) {
                int count = space.equals("large") ? Math.min(trials, 100_000) : trials;
                String types = LoopBenchmark.class.getName() + (space.equals("noop10") ? "" : "(\\.ByHand)?");
                results.addAll(run(
                        types,
                        options -> loop(options, count).param("space", space).param("trials", "" + count)));
            }
        }
        Table table = new Table(
                "Whole studies, for each trial",
                "algorithm",
                "space",
                "trials",
                "ns",
                "per second",
                "bytes",
                "spread",
                "PyGlove per second",
                "factor",
                "by hand ns",
                "ratio");
        List<Figure> figures = Figure.of(results);
        for (Figure figure : figures) {
            if (!figure.byHand()) {
                double trials = figure.parameter("trials");
                table.row(
                        figure.operation(),
                        figure.space(),
                        String.format(Locale.ROOT, "%,d", (long) trials),
                        Table.number(figure.nanos() / trials),
                        Table.number(1e9 * trials / figure.nanos()),
                        Table.number(figure.bytes() / trials),
                        Table.percent(figure.spread()),
                        figure.pyglove().isEmpty()
                                ? ""
                                : Table.number(figure.pyglove().getAsDouble()),
                        figure.pyglove().isEmpty()
                                ? ""
                                : Table.number(1e9
                                        * trials
                                        / figure.nanos()
                                        / figure.pyglove().getAsDouble()),
                        figure.byHandIn(figures)
                                .map(h -> Table.number(h.nanos() / trials))
                                .orElse(""),
                        figure.byHandIn(figures)
                                .map(h -> Table.ratio(figure.nanos() / h.nanos()))
                                .orElse(""));
            }
        }
        table.print(out);
    }

    private static ChainedOptionsBuilder loop(ChainedOptionsBuilder options, int trials) {
        return trials <= 10_000
                ? options.forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.milliseconds(1_500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(200))
                : options.forks(1)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(10))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(10));
    }

    /** All figures are beside the one reference, the densities by hand. */
    private void proposals() throws RunnerException {
        Table table = new Table(
                "Model-based proposals", "algorithm and trials before", "ms", "bytes", "spread", "by hand ms", "ratio");
        List<Figure> figures =
                Figure.of(run(ProposalBenchmark.class, options -> brief(options).forks(1)));
        double reference = figures.stream()
                .filter(Figure::byHand)
                .mapToDouble(Figure::nanos)
                .findFirst()
                .orElse(Double.NaN);
        for (Figure figure : figures) {
            if (!figure.byHand()) {
                table.row(
                        figure.subject(),
                        Table.number(figure.nanos() / 1e6),
                        Table.number(figure.bytes()),
                        Table.percent(figure.spread()),
                        Table.number(reference / 1e6),
                        Table.ratio(figure.nanos() / reference));
            }
        }
        table.print(out);
    }

    private void memory() {
        Table table = new Table(
                "Memory, bytes for each trial kept", "space", "trials", "store", "random search", "evolution");
        for (String space : List.of("small", "nasbench101", "large")) {
            int trials = space.equals("large") ? 100_000 : 1_000_000;
            SearchSpace<?> compiled = SearchSpace.of(Subject.named(space).tree());
            table.row(
                    space,
                    String.format(Locale.ROOT, "%,d", trials),
                    Table.number(Footprint.store(compiled, trials)),
                    Table.number(Footprint.randomSearch(compiled, trials)),
                    Table.number(Footprint.evolution(compiled, trials)));
        }
        table.print(out);
    }
}
