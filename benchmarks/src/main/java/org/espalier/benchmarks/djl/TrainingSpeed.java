package org.espalier.benchmarks.djl;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.data.SplitSizes;
import org.espalier.djl.data.StrokeDigitsSource;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.train.BatchFeed;
import org.espalier.djl.train.BatchPlan;
import org.espalier.djl.train.FitSettings;
import org.espalier.djl.train.Losses;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.djl.train.RunOptions;
import org.espalier.djl.train.TrainingCourse;
import org.espalier.djl.train.TrainingLoop;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How fast networks are trained: a tree against the same network by hand, mini-batches prepared ahead or not, and the way
 * from a cold virtual machine to the first step.
 */
@Command(
        name = "training",
        description = "Measures training, the preparation of mini-batches, and the start.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class TrainingSpeed implements Callable<Integer> {

    private static final List<String> NETWORKS = List.of("mlp", "lenet", "bncnn");
    private static final double NANOS = 1e9;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PART",
            defaultValue = "tree loader start",
            split = " ",
            description = "tree, loader, start; all by default")
    private List<String> parts = List.of();

    @Option(names = "--rounds", defaultValue = "15", description = "measurements of each kind (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--images", defaultValue = "4096", description = "training images (${DEFAULT-VALUE})")
    private int images;

    @Option(names = "--batch", defaultValue = "64", description = "images of a step (${DEFAULT-VALUE})")
    private int batch;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingSpeed()).execute(arguments));
    }

    @Override
    public Integer call() {
        for (String part : parts) {
            switch (part) {
                case "tree" -> tree();
                case "loader" -> loader();
                case "start" -> print(StartUp.table(rounds));
                default -> throw new IllegalArgumentException("part: expected tree, loader or start, found " + part);
            }
        }
        return 0;
    }

    /** Trains tree and hand-written network in turn, so that both see the same machine. */
    private void tree() {
        ImageSplits data = data();
        print(
                "| network | tree, ms a step | by hand, ms a step | ratio | quartiles |\n| --- | --- | --- | --- | --- |\n");
        for (String name : NETWORKS) {
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            double[] ratios = new double[rounds];
            for (int i = -2; i < rounds; i++) {
                boolean first = i % 2 == 0;
                double before = first ? trained(name, data) : byHand(name, data.train());
                double after = first ? byHand(name, data.train()) : trained(name, data);
                if (i >= 0) {
                    ours[i] = first ? before : after;
                    theirs[i] = first ? after : before;
                    ratios[i] = ours[i] / theirs[i];
                }
            }
            print(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %.3f to %.3f |%n",
                    name,
                    at(ours, 2),
                    at(theirs, 2),
                    at(ratios, 2),
                    at(ratios, 1),
                    at(ratios, 3)));
        }
        print("\n");
    }

    private double trained(String name, ImageSplits data) {
        return cpuMillis(() -> fit(name, data, new Augmentations.None(), false));
    }

    private double byHand(String name, ImageSet train) {
        return cpuMillis(() -> ByHand.train(ByHand.network(name), train, batch, 1));
    }

    /** Processor time of this thread, in which the engine works too, for each step. */
    private double cpuMillis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e6 / (images / batch);
    }

    private void fit(String name, ImageSplits data, Augmentation augmentation, boolean prefetch) {
        Shape input = new Shape(1, 28, 28);
        Layer layer = Materializer.build(tree(name));
        FitSettings settings = new FitSettings(1, batch, 1, GradientClip.NONE);
        try (Network network = Network.initialize(BlockBuilder.build(layer, input), NetworkPlan.of(input, 1))) {
            new TrainingLoop(network, new Losses.SoftmaxCrossEntropy(), settings, InstantSource.system())
                    .run(
                            data,
                            new TrainingCourse(new Adam(0.001), new Schedules.Fixed(), augmentation, prefetch),
                            RunOptions.NONE);
        }
    }

    private static Symbol<Layer> tree(String name) {
        return switch (name) {
            case "mlp" -> sequential(flatten(), linear(128), relu(), linear(64), relu(), linear(10));
            case "lenet" ->
                sequential(
                        conv2d(6, 5),
                        tanh(),
                        avgPool2d(2),
                        conv2d(c -> c.set(FILTERS, 16).set(KERNEL, 5).set(PADDING, Padding.VALID)),
                        tanh(),
                        avgPool2d(2),
                        flatten(),
                        linear(120),
                        tanh(),
                        linear(84),
                        tanh(),
                        linear(10));
            default ->
                sequential(
                        conv2d(8, 3),
                        batchNorm(),
                        relu(),
                        maxPool2d(2),
                        conv2d(16, 3),
                        batchNorm(),
                        relu(),
                        maxPool2d(2),
                        flatten(),
                        linear(10));
        };
    }

    private void loader() {
        ImageSplits data = data();
        Augmentation none = new Augmentations.None();
        Augmentation all = new Augmentations.InTurn(
                List.of(new Augmentations.Shift(2), new Augmentations.Rotation(10), new Augmentations.CutOut(6)));
        print("| images/s, on the clock | without prefetching | with |\n| --- | --- | --- |\n");
        row("mini-batches alone, as they are", prefetch -> feed(data.train(), none, prefetch));
        row("mini-batches alone, augmented", prefetch -> feed(data.train(), all, prefetch));
        row("training lenet, as they are", prefetch -> clock(() -> fit("lenet", data, none, prefetch)));
        row("training lenet, augmented", prefetch -> clock(() -> fit("lenet", data, all, prefetch)));
        print("\n");
    }

    private void row(String title, ToDoubleFunction<Boolean> seconds) {
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        for (int i = -2; i < rounds; i++) {
            double one = seconds.applyAsDouble(false);
            double two = seconds.applyAsDouble(true);
            if (i >= 0) {
                without[i] = images / one;
                with[i] = images / two;
            }
        }
        print(String.format(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", title, at(without, 2), at(with, 2)));
    }

    private double feed(ImageSet train, Augmentation augmentation, boolean prefetch) {
        return clock(() -> {
            try (NDManager manager = Engines.newManager(Device.cpu());
                    BatchFeed feed = new BatchFeed(train.shape(), batch, DataType.FLOAT32, prefetch)) {
                BatchFeed.Pass pass = feed.pass(BatchPlan.shuffled(train, batch, augmentation, 1, 1));
                while (pass.hasNext()) {
                    try (NDManager scope = manager.newSubManager()) {
                        pass.next(scope);
                    }
                }
            }
        });
    }

    private static double clock(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS;
    }

    /** One validation and one test image: measured are steps. */
    private ImageSplits data() {
        return new StrokeDigitsSource(Difficulty.MEDIUM, new SplitSizes(images, 1, 1), 1).load();
    }

    /** Returns a quartile: 1, 2 for the median, or 3. */
    static double at(double[] values, int quartile) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * quartile / 4];
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
