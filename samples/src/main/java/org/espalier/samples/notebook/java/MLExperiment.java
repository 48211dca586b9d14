package org.espalier.samples.notebook.java;

import ai.djl.ndarray.types.Shape;
import java.time.InstantSource;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.train.EpochListener;
import org.espalier.djl.train.FitSettings;
import org.espalier.djl.train.LossRecipe;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.djl.train.TrainingLoop;

// cell:components
/** An experiment, as one would write it anyway. */
public record MLExperiment(Layer model, Dataset dataset, LossRecipe loss, OptimizerRecipe optimizer, int numEpochs) {
    private static final int BATCH = 64;
    private static final long SEED = 0;

    /** Trains, and returns the accuracy on the test images. */
    public double trainAndEvaluate(EpochListener listener) {
        ImageSplits images = dataset.loadData();
        ImageShape shape = images.shape();
        Shape input = new Shape(shape.channels(), shape.height(), shape.width());
        try (Network network = Network.initialize(BlockBuilder.build(model, input), NetworkPlan.of(input, SEED))) {
            FitSettings settings = new FitSettings(numEpochs, BATCH, SEED, GradientClip.NONE);
            return new TrainingLoop(network, loss, settings, InstantSource.system())
                    .run(images, optimizer, new Schedules.Fixed(), listener)
                    .testAccuracy();
        }
    }
}
