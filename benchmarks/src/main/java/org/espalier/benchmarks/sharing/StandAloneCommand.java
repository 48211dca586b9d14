package org.espalier.benchmarks.sharing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.TrainedNetwork;
import org.espalier.djl.train.TrainingReport;
import org.espalier.geno.Dna;
import org.espalier.geno.Enumerator;
import org.espalier.space.SearchSpace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains every network of {@link CellSpace} alone and writes one line for each; goes on where it was interrupted. */
@Command(
        name = "stand-alone",
        description = "Trains every network of the cell space alone.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class StandAloneCommand implements Callable<Integer> {
    private static final String HEADER = "seed,network,validation,test,epoch1,parameters,cpu_seconds";

    /** Networks are trained in a drawn order, so that a part of the table is a fair sample. */
    private static final long ORDER = 1;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Option(names = "--images", defaultValue = "STROKES", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private CellSpace.Images images = CellSpace.Images.STROKES;

    @Option(names = "--mnist", paramLabel = "FOLDER", description = "where the IDX files are (${DEFAULT-VALUE})")
    private String mnist = Path.of(System.getProperty("espalier.data", "../shared/data"), "mnist-t10k")
            .toString();

    @Option(names = "--epochs", defaultValue = "8", description = "passes over the images (${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--seed", defaultValue = "1", description = "seed of weights and order (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--every", defaultValue = "1", description = "only every n-th network (${DEFAULT-VALUE})")
    private int every;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "out/sharing/alone.csv", description = "the table")
    private Path out = Path.of("out/sharing/alone.csv");

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StandAloneCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Set<String> done = done();
        SearchSpace<Experiment> space =
                SearchSpace.of(CellSpace.alone(CellSpace.networks(), images.source(mnist), epochs)
                        .with("seed", seed));
        BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(1));
        Enumerator all = space.enumerator();
        int count = space.size().orElseThrow().intValueExact();
        int[] order = ImageSplits.permutation(count, ORDER);
        for (int i = 0; i < count; i += every) {
            Dna dna = all.at(BigInteger.valueOf(order[i]));
            if (!done.contains(seed + "," + CellSpace.code(dna))) {
                train(dna, Materializer.build(space.bind(dna), context));
            }
        }
        return 0;
    }

    private void train(Dna dna, Experiment experiment) throws IOException {
        long start = threads.getCurrentThreadCpuTime();
        try (TrainedNetwork trained = experiment.train(result -> true)) {
            TrainingReport report = trained.report();
            String line = String.format(
                    Locale.ROOT,
                    "%d,%s,%.5f,%.5f,%.5f,%d,%.2f%n",
                    seed,
                    CellSpace.code(dna),
                    report.accuracy(),
                    report.testAccuracy(),
                    report.history().get(0).validationAccuracy(),
                    report.parameters(),
                    (threads.getCurrentThreadCpuTime() - start) / 1e9);
            Files.writeString(out, line, StandardOpenOption.APPEND);
        }
    }

    private Set<String> done() throws IOException {
        if (!Files.exists(out)) {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(out, HEADER + "\n");
        }
        Set<String> done = new HashSet<>();
        List<String> lines = Files.readAllLines(out);
        lines.stream().skip(1).map(l -> l.split(",")).forEach(c -> done.add(c[0] + "," + c[1]));
        return done;
    }
}
