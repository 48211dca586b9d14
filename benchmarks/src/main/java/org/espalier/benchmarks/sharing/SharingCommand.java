package org.espalier.benchmarks.sharing;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.espalier.build.BuildContext;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.supernet.search.Passes;
import org.espalier.djl.supernet.search.Ranking;
import org.espalier.djl.supernet.search.SuperResult;
import org.espalier.djl.supernet.search.SuperSearch;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.study.TrialResult;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Searches the cell space with shared weights and compares with the table of all networks trained alone: Kendall's tau of
 * the two rankings, the rank of the chosen network, and the cost as a part of training all.
 */
@Command(
        name = "sharing",
        description = "Judges searches with shared weights by the table of networks trained alone.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class SharingCommand implements Callable<Integer> {
    /** Sending images forward only costs a third of training with them. */
    private static final double FORWARD = 1.0 / 3;

    private static final int ALONE_EPOCHS = 8;
    private static final int NETWORKS = 256;
    private static final int AGAIN = 24;
    private static final int RANKED_ON = 1024;
    private static final String HEADER = "images,strategy,seed,epochs,tau,rank,chosen,cost,cpu_seconds,cpu_cost\n";

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--images", split = ",", defaultValue = "STROKES,MNIST", description = "${COMPLETION-CANDIDATES}")
    private List<CellSpace.Images> images = List.of();

    @Option(names = "--strategies", split = ",", description = "${COMPLETION-CANDIDATES} (all)")
    private List<Contender> strategies = List.of(Contender.values());

    @Option(names = "--seeds", split = ",", defaultValue = "1,2,3", description = "seeds (${DEFAULT-VALUE})")
    private List<Long> seeds = List.of();

    @Option(names = "--mnist", paramLabel = "FOLDER", description = "where the IDX files are (${DEFAULT-VALUE})")
    private String mnist = Path.of(System.getProperty("espalier.data", "../shared/data"), "mnist-t10k")
            .toString();

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "out/sharing/runs.csv", description = "one line a run")
    private Path out = Path.of("out/sharing/runs.csv");

    @Option(names = "--rate", defaultValue = "0", description = "learning rate; 0 for that of the contender")
    private double rate;

    @Option(names = "--epochs", defaultValue = "0", description = "passes; 0 for those of the contender")
    private int epochs;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SharingCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(out)) {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(out, HEADER);
        }
        BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(2));
        for (CellSpace.Images set : images) {
            StandAloneTable table = StandAloneTable.of(set);
            for (Contender contender : strategies) {
                for (long seed : seeds) {
                    run(set, table, contender, seed, context);
                }
            }
        }
        List<String> lines = Files.readAllLines(out);
        print("\n" + SharingSummary.of(lines.subList(1, lines.size())));
        return 0;
    }

    private void run(CellSpace.Images set, StandAloneTable table, Contender contender, long seed, BuildContext context)
            throws IOException {
        int passes = epochs == 0 ? contender.epochs() : epochs;
        Symbol<Experiment> template = contender
                .experiment(CellSpace.networks(), set.source(mnist), rate)
                .with("seed", seed);
        long start = cpu();
        try (SuperResult result = SuperSearch.of(SearchSpace.of(template))
                .strategy(contender.strategy())
                .epochs(passes)
                .context(context)
                .search()) {
            String chosen = CellSpace.code(chosen(result));
            double cost = images(result.passes()) / (NETWORKS * (double) ALONE_EPOCHS * CellSpace.TRAIN);
            double seconds = (cpu() - start) / 1e9;
            double tau = table.tau(shared(result));
            String line = String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d,%.3f,%d,%s,%.4f,%.1f,%.4f%n",
                    set,
                    contender,
                    seed,
                    passes,
                    tau,
                    table.rank(chosen),
                    chosen,
                    cost,
                    seconds,
                    seconds / table.seconds());
            Files.writeString(out, line, StandardOpenOption.APPEND);
            print(line);
        }
    }

    /** Measures the best few of a ranking on all validation images: the ranking looked at some only, to be cheap. */
    private static Dna chosen(SuperResult result) {
        List<Dna> best =
                result.study().top(AGAIN).stream().map(TrialResult::dna).toList();
        return best.size() == 1
                ? best.get(0)
                : result.rank(Ranking.of(best)).best().dna();
    }

    /** Measures all networks with the shared weights. */
    private static Map<String, Double> shared(SuperResult result) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Trial trial : result.rank(Ranking.upTo(NETWORKS).images(RANKED_ON)).trials()) {
            scores.put(CellSpace.code(trial.dna()), trial.metrics().getOrDefault(Ranking.ACCURACY, Double.NaN));
        }
        return scores;
    }

    private static double images(Passes passes) {
        return passes.learned() + FORWARD * passes.measured();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void print(String text) {
        if (spec != null) {
            PrintWriter writer = spec.commandLine().getOut();
            writer.print(text);
            writer.flush();
        }
    }
}
