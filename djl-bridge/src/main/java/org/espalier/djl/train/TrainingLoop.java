package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.Schedule;

/**
 * Trains a network on mini-batches and evaluates it.
 *
 * <p>The same network seed, settings and data give the same figures, in any number of parallel
 * threads, as long as the engine uses the same number of threads inside an operation.
 */
public final class TrainingLoop {

    private static final int EVALUATION_BATCH = 256;
    private static final double MILLIS = 1000;

    private final Network network;
    private final LossRecipe loss;
    private final FitSettings settings;
    private final InstantSource clock;

    /**
     * Prepares training.
     *
     * @param network what to train; stays open
     * @param loss what to make small
     * @param settings how long and in which portions
     * @param clock measures wall time
     */
    public TrainingLoop(Network network, LossRecipe loss, FitSettings settings, InstantSource clock) {
        this.network = network;
        this.loss = loss;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Trains, measuring after each pass, and evaluates on the test images at the end.
     *
     * @param data what to learn from, measure with and judge by
     * @param optimizer how weights change
     * @param schedule how the learning rate changes
     * @param listener is told of each pass and may end the training
     * @return history and accuracies
     */
    public TrainingReport run(ImageSplits data, OptimizerRecipe optimizer, Schedule schedule, EpochListener listener) {
        Instant start = clock.instant();
        Tracker rate =
                schedule.tracker(optimizer.rate(), totalSteps(data.train().size()));
        List<EpochResult> history = new ArrayList<>();
        int capacity = Math.max(settings.batch(), EVALUATION_BATCH);
        try (BatchFeed feed = new BatchFeed(data.train(), capacity, network.type());
                ParameterStepper stepper = new ParameterStepper(network.manager(), optimizer, rate, settings.clip())) {
            Optional<TrainingReport.Ending> ending = Optional.empty();
            for (int epoch = 1; ending.isEmpty(); epoch++) {
                Sums sums = pass(data.train(), epoch, feed, stepper);
                double accuracy = evaluate(data.validation(), feed);
                EpochResult result = new EpochResult(epoch, sums.meanLoss(), sums.accuracy(), accuracy, seconds(start));
                history.add(result);
                ending = ending(result, listener.goOn(result));
            }
            double test = evaluate(data.test(), feed);
            return new TrainingReport(ending.get(), history, test, network.parameterCount(), seconds(start));
        }
    }

    private Optional<TrainingReport.Ending> ending(EpochResult last, boolean goOn) {
        if (!Double.isFinite(last.loss())) {
            return Optional.of(TrainingReport.Ending.DIVERGED);
        }
        if (last.epoch() >= settings.epochs()) {
            return Optional.of(TrainingReport.Ending.COMPLETED);
        }
        return goOn ? Optional.empty() : Optional.of(TrainingReport.Ending.STOPPED);
    }

    /**
     * Counts how many images the network names right.
     *
     * @param images any images of the network's input shape
     * @return part of the images, in [0, 1]
     */
    public double evaluate(ImageSet images) {
        try (BatchFeed feed = new BatchFeed(images, EVALUATION_BATCH, network.type())) {
            return evaluate(images, feed);
        }
    }

    private double evaluate(ImageSet images, BatchFeed feed) {
        int[] order = new int[images.size()];
        Arrays.setAll(order, i -> i);
        int right = 0;
        for (int from = 0; from < order.length; from += EVALUATION_BATCH) {
            int to = Math.min(order.length, from + EVALUATION_BATCH);
            try (NDManager step = network.manager().newSubManager()) {
                BatchFeed.Batch batch = feed.gather(step, images, order, from, to);
                right += batch.correct(network.predict(batch.input()));
            }
        }
        return right / (double) order.length;
    }

    /** Passes once over the images in an order drawn from seed and epoch; stops on a bad loss. */
    private Sums pass(ImageSet images, int epoch, BatchFeed feed, ParameterStepper stepper) {
        int[] order = ImageSplits.permutation(images.size(), settings.seed() * 31 + epoch);
        Sums sums = new Sums();
        int steps = stepsPerPass(images.size());
        for (int i = 0; i < steps && Double.isFinite(sums.loss); i++) {
            int from = i * settings.batch();
            int to = Math.min(order.length, from + settings.batch());
            try (NDManager step = network.manager().newSubManager()) {
                train(feed.gather(step, images, order, from, to), stepper, sums);
            }
        }
        return sums;
    }

    private void train(BatchFeed.Batch batch, ParameterStepper stepper, Sums sums) {
        NDArray output;
        NDArray value;
        try (GradientTape tape = Gradients.record(network.manager().getEngine())) {
            output = network.train(batch.input());
            value = loss.evaluate(batch.label(), output);
            tape.backward(value);
        }
        stepper.step(network.takeActive());
        int count = batch.expected().length;
        sums.loss += count
                * value.toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat();
        sums.right += batch.correct(output);
        sums.count += count;
    }

    /** A last batch of a single image is left out: batch normalisation is not defined on it. */
    private int stepsPerPass(int images) {
        int full = images / settings.batch();
        int rest = images % settings.batch();
        return rest > 1 || full == 0 ? full + 1 : full;
    }

    private int totalSteps(int images) {
        return Math.multiplyExact(settings.epochs(), stepsPerPass(images));
    }

    private double seconds(Instant start) {
        return Duration.between(start, clock.instant()).toMillis() / MILLIS;
    }

    /** Sums of one pass. */
    private static final class Sums {

        private double loss;
        private int right;
        private int count;

        double meanLoss() {
            return loss / count;
        }

        double accuracy() {
            return right / (double) count;
        }
    }
}
