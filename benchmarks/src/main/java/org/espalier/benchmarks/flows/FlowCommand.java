package org.espalier.benchmarks.flows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.espalier.benchmarks.chart.Curve;
import org.espalier.benchmarks.chart.CurveChart;
import org.espalier.hyper.Hypers;
import org.espalier.samples.flows.CellProblem;
import org.espalier.samples.flows.FlowProblem;
import org.espalier.samples.flows.Tape;
import org.espalier.samples.flows.java.Flows;
import org.espalier.symbol.Symbols;
import org.espalier.testing.objectives.CellTable;
import org.espalier.testing.objectives.SearchTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the three flows many times at the same number of evaluations, prints mean regrets and draws them. */
@Command(
        name = "flows",
        description = "Compares joint, separate and factorized search on a table and on made-up cells.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class FlowCommand implements Callable<Integer> {
    private static final int INNER = 20;
    private static final int OUTER_EDGES = 3;
    private static final int EDGES = 6;
    private static final int POINTS = 200;
    private static final double SMALLEST = 1e-2;

    /** Mean regret and deviation over 200 runs of other programs on the table, after 100, 200, 500 and 1000 trials. */
    private static final Map<String, String> REFERENCE = Map.of(
            "joint", "0.86 (0.77) | 0.08 (0.18) | 0.002 | 0",
            "separate", "4.86 (7.4) | 4.82 | 4.81 | 1.00 (1.08)",
            "factorized", "2.23 (1.0) | 1.59 (0.86) | 0.80 (0.64) | 0.30 (0.32)");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--repetitions", defaultValue = "200", description = "runs of each flow (${DEFAULT-VALUE})")
    private int repetitions;

    @Option(names = "--trials", defaultValue = "1000", description = "evaluations on the table (${DEFAULT-VALUE})")
    private int trials;

    @Option(names = "--cell-trials", defaultValue = "6000", description = "evaluations of cells (${DEFAULT-VALUE})")
    private int cellTrials;

    @Option(names = "--data", paramLabel = "FOLDER", description = "where nasbench201/nb201.csv is (${DEFAULT-VALUE})")
    private Path data = Path.of(System.getProperty("espalier.data", "../shared/data"));

    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "out/flows", description = "where the curves go")
    private Path out = Path.of("out/flows");

    /** The regrets of one flow: a curve for each repetition. */
    private record Flow(String name, List<double[]> curves) {
        double mean(int trial) {
            return curves.stream().mapToDouble(c -> c[trial - 1]).average().orElseThrow();
        }

        double deviation(int trial) {
            double mean = mean(trial);
            double squares = curves.stream()
                    .mapToDouble(c -> Math.pow(c[trial - 1] - mean, 2))
                    .sum();
            return Math.sqrt(squares / Math.max(1, curves.size() - 1));
        }
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FlowCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        if (Files.exists(data.resolve("nasbench201/nb201.csv"))) {
            report(table(), trials, List.of(100, 200, 500, 1000), true);
        } else {
            print("The table nasbench201/nb201.csv is not in the folder " + data + ": made-up cells only.\n");
        }
        report(CellProblem.create(), cellTrials, List.of(500, 1000, 2000, 6000), false);
        return 0;
    }

    /** The table with edges 0 to 2 as the outer part and 3 to 5 as the inner one. */
    private FlowProblem<Map<String, Object>> table() throws IOException {
        SearchTask task = CellTable.read(data, "c100");
        Map<String, Object> edges = new LinkedHashMap<>();
        for (int edge = 0; edge < EDGES; edge++) {
            String part = edge < OUTER_EDGES ? FlowProblem.OUTER : FlowProblem.INNER;
            edges.put("e" + edge, Hypers.oneOf(0, 1, 2, 3, 4).hint(part));
        }
        return new FlowProblem<>(
                "nb201_c100", Symbols.dict(edges), child -> -task.function().values(child)[0], 0, -task.best());
    }

    private <T> void report(FlowProblem<T> problem, int evaluations, List<Integer> wanted, boolean reference)
            throws IOException {
        List<Flow> flows = List.of(
                run("joint", problem, evaluations, (f, n) -> f.joint(n)),
                run("separate", problem, evaluations, (f, n) -> f.separate(n)),
                run("factorized", problem, evaluations, (f, n) -> f.factorized(n / INNER, INNER)));
        List<Integer> budgets =
                wanted.stream().filter(budget -> budget <= evaluations).toList();
        StringBuilder text = new StringBuilder("### " + problem.name() + ": mean regret (standard deviation) over "
                + repetitions + " runs\n\n| Flow |");
        budgets.forEach(budget -> text.append(" @").append(budget).append(" |"));
        text.append("\n| --- |").append(" --- |".repeat(budgets.size())).append('\n');
        for (Flow flow : flows) {
            text.append("| **").append(flow.name()).append("** |");
            budgets.forEach(budget -> text.append(
                    String.format(Locale.ROOT, " %.3f (%.2f) |", flow.mean(budget), flow.deviation(budget))));
            text.append('\n');
            if (reference && budgets.size() == wanted.size()) {
                text.append("| ").append(flow.name()).append(", other programs | ");
                text.append(REFERENCE.get(flow.name())).append(" |\n");
            }
        }
        print(text.append('\n').toString());
        draw(problem, flows, evaluations);
    }

    /** Runs one flow with {@code n} evaluations. */
    private interface Search<T> {
        void run(Flows<T> flows, int evaluations);
    }

    private <T> Flow run(String name, FlowProblem<T> problem, int evaluations, Search<T> search) {
        System.err.println(
                problem.name() + ", " + name + ": " + repetitions + " runs of " + evaluations + " evaluations");
        List<double[]> curves = IntStream.range(0, repetitions)
                .parallel()
                .mapToObj(seed -> {
                    Tape<T> tape = new Tape<>(problem, evaluations, seed);
                    search.run(new Flows<>(problem, tape, 1000L * seed), evaluations);
                    return tape.regrets();
                })
                .toList();
        return new Flow(name, curves);
    }

    private void draw(FlowProblem<?> problem, List<Flow> flows, int evaluations) throws IOException {
        List<Curve> curves = new ArrayList<>();
        int step = Math.max(1, evaluations / POINTS);
        for (Flow flow : flows) {
            List<Double> x = new ArrayList<>();
            List<Double> mean = new ArrayList<>();
            List<Double> spread = new ArrayList<>();
            for (int trial = step; trial <= evaluations; trial += step) {
                x.add((double) trial);
                mean.add(Math.max(SMALLEST, flow.mean(trial)));
                spread.add(flow.deviation(trial));
            }
            curves.add(Curve.line(flow.name(), x, mean).within(spread));
        }
        CurveChart.of(
                        problem.name() + ": mean and deviation of " + repetitions + " runs",
                        "evaluations",
                        "regret (mean)")
                .logarithmicY()
                .save(curves, out.resolve(problem.name()));
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }
}
