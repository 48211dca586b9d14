package org.espalier.benchmarks.djl;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.PrintStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.espalier.benchmarks.ResidentMemory;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.train.Experiment;
import org.espalier.symbol.Symbol;

/**
 * Does the process grow while one small trial follows another? Prints the resident memory after
 * every tenth part of the trials.
 *
 * <p>The Java heap grows up to its limit, as always; run with {@code -Xmx64m} to see the rest alone.
 *
 * <p>Arguments: {@code espalier} or {@code djl} (DJL's own trainer and optimizer, for comparison),
 * then the number of trials, 300 unless given.
 */
public final class TrialMemory {

    private static final int TRIALS = 300;
    private static final int PARTS = 10;
    private static final int BATCH = 64;
    private static final long KIB = 1024;
    private static final Shape IMAGE = new Shape(1, 28, 28);

    /** 235 146 parameters. */
    private static final Symbol<Layer> NETWORK =
            sequential(flatten(), linear(256), relu(), linear(128), relu(), linear(10));

    private static final Symbol<DataSource> DATA =
            DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 512)
                    .set(DataSources.VALIDATION, 128)
                    .set(DataSources.TEST, 128));

    private static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, NETWORK)
            .set(Experiment.OPTIMIZER, Optimizers.adam(0.001))
            .set(Experiment.DATA, DATA));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(1));
    private final ImageSplits images = Materializer.build(DATA).load();
    private final PrintStream out;

    private TrialMemory(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the trials.
     *
     * @param args path and number of trials
     */
    public static void main(String[] args) {
        boolean djl = args.length > 0 && args[0].equals("djl");
        int trials = args.length > 1 ? Integer.parseInt(args[1]) : TRIALS;
        new TrialMemory(System.out).run(djl, trials);
    }

    private void run(boolean djl, int trials) {
        out.printf("%s, %s%n", djl ? "DJL's trainer" : "Espalier", Engines.describe());
        long start = System.nanoTime();
        for (int trial = 1; trial <= trials; trial++) {
            if (djl) {
                djlTrial();
            } else {
                Materializer.build(EXPERIMENT.with("seed", (long) trial), context)
                        .trainAndEvaluate();
            }
            if (trial % Math.max(1, trials / PARTS) == 0) {
                out.printf(
                        "after %4d trials: %5d MiB resident, of which %d MiB Java heap; %.1f s%n",
                        trial,
                        ResidentMemory.mebibytes(),
                        Runtime.getRuntime().totalMemory() / KIB / KIB,
                        (System.nanoTime() - start) / 1e9);
            }
        }
    }

    /** The same trial with DJL's trainer, step by step as its documentation shows. */
    private void djlTrial() {
        ImageSet train = images.train();
        try (Model model = Model.newInstance("trial")) {
            model.setBlock(BlockBuilder.build(Materializer.build(NETWORK), IMAGE));
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(0.001f))
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH).addAll(IMAGE));
                for (int from = 0; from + BATCH <= train.size(); from += BATCH) {
                    djlStep(trainer, train, from);
                }
            }
        }
    }

    private static void djlStep(Trainer trainer, ImageSet train, int from) {
        FloatBuffer pixels = FloatBuffer.allocate(BATCH * train.shape().size());
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            train.copyTo(from + i, pixels);
            labels[i] = train.label(from + i);
        }
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDArray input = step.create(pixels.flip(), new Shape(BATCH).addAll(IMAGE), DataType.FLOAT32);
            NDArray label = step.create(LongBuffer.wrap(labels), new Shape(BATCH), DataType.INT64);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList output = trainer.forward(new NDList(input));
                NDArray loss = trainer.getLoss().evaluate(new NDList(label), output);
                loss.attach(step);
                output.attach(step);
                collector.backward(loss);
            }
            trainer.step();
        }
    }
}
