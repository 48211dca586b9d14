package org.espalier.djl.train;

import java.time.InstantSource;
import java.util.Optional;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Schedule;

/**
 * Trains a network on mini-batches and evaluates it.
 *
 * <p>The same network seed, settings and data give the same figures, in any number of parallel
 * threads, as long as the engine uses the same number of threads inside an operation.
 */
public final class TrainingLoop {

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
        return run(data, new TrainingCourse(optimizer, schedule), RunOptions.NONE.listener(listener));
    }

    /**
     * Trains, measuring after each pass, and evaluates on the test images at the end.
     *
     * @param data what to learn from, measure with and judge by
     * @param course how weights change from mini-batch to mini-batch
     * @param options what goes along with the run
     * @return history and accuracies
     */
    public TrainingReport run(ImageSplits data, TrainingCourse course, RunOptions options) {
        return run(data, course, options, Optional.empty());
    }

    /** Trains a network that may have taken over weights, and lets the listeners know. */
    TrainingReport run(ImageSplits data, TrainingCourse course, RunOptions options, Optional<Inheritance> inheritance) {
        try (TrainingRun run = new TrainingRun(this, data, course, options)) {
            return run.toTheEnd(inheritance);
        }
    }

    /**
     * Counts how many images the network names right.
     *
     * @param images any images of the network's input shape
     * @return part of the images, in [0, 1]
     */
    public double evaluate(ImageSet images) {
        try (BatchFeed feed = new BatchFeed(images.shape(), Evaluation.BATCH, network.type(), false)) {
            return Evaluation.accuracy(network, images, feed, BatchObserver.NONE);
        }
    }

    Network network() {
        return network;
    }

    LossRecipe loss() {
        return loss;
    }

    FitSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }
}
