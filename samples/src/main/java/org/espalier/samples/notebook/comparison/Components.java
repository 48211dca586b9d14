package org.espalier.samples.notebook.comparison;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.time.InstantSource;
import java.util.List;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.train.EpochListener;
import org.espalier.djl.train.FitSettings;
import org.espalier.djl.train.LossRecipe;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.djl.train.TrainingLoop;
import org.espalier.samples.notebook.Pictures;

/** Components of experiments, as they stand in somebody's library: plain classes on top of DJL. */
public final class Components {
    private Components() {}

    /** A convolution that keeps rows and columns, and a rectifier. */
    public static final class Conv extends SequentialBlock {
        /** Creates the layer with an odd {@code kernel}. */
        public Conv(int filters, int kernel) {
            Shape around = new Shape(kernel / 2, kernel / 2);
            add(Conv2d.builder()
                    .setFilters(filters)
                    .setKernelShape(new Shape(kernel, kernel))
                    .optPadding(around)
                    .build());
            add(Activation.reluBlock());
        }
    }

    /** All axes into one. */
    public static final class Flatten extends SequentialBlock {
        /** Creates the layer. */
        public Flatten() {
            add(Blocks.batchFlattenBlock());
        }
    }

    /** A matrix product. */
    public static final class Dense extends SequentialBlock {
        /** Creates the layer. */
        public Dense(int units) {
            add(Linear.builder().setUnits(units).build());
        }
    }

    /** Layers one after the other. */
    public static final class Chain extends SequentialBlock {
        /** Creates the network. */
        public Chain(List<Block> layers) {
            addAll(layers);
        }
    }

    /** Labelled images. */
    public interface Dataset {
        /** Returns the number of classes. */
        int numClasses();

        /** Returns the images. */
        ImageSplits loadData();
    }

    /** Drawn digits. */
    public record Digits(int images) implements Dataset {
        @Override
        public int numClasses() {
            return 10;
        }

        @Override
        public ImageSplits loadData() {
            return Pictures.digits(images);
        }
    }

    /** Drawn numbers from 00 to 99. */
    public record Numbers(int images) implements Dataset {
        @Override
        public int numClasses() {
            return 100;
        }

        @Override
        public ImageSplits loadData() {
            return Pictures.numbers(images);
        }
    }

    /** All of an experiment. */
    public record Experiment(Block model, Dataset dataset, LossRecipe loss, OptimizerRecipe optimizer, int numEpochs) {
        private static final int BATCH = 64;

        /** Trains, and returns the accuracy on the test images. */
        public double trainAndEvaluate(EpochListener listener) {
            ImageSplits images = dataset.loadData();
            ImageShape shape = images.shape();
            Shape input = new Shape(shape.channels(), shape.height(), shape.width());
            try (Network network = Network.initialize(model, NetworkPlan.of(input, 0))) {
                FitSettings settings = new FitSettings(numEpochs, BATCH, 0, GradientClip.NONE);
                return new TrainingLoop(network, loss, settings, InstantSource.system())
                        .run(images, optimizer, new Schedules.Fixed(), listener)
                        .testAccuracy();
            }
        }
    }
}
