package org.espalier.djl.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.EarlyStoppingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import java.util.Map;
import java.util.Optional;
import org.espalier.djl.engine.Gradients;
import org.jspecify.annotations.Nullable;

/** Calls DJL's listeners with DJL's events. */
final class DjlEvents implements AutoCloseable {

    private final Network network;
    private final Model model;
    private final Trainer trainer;

    private DjlEvents(Network network, LossRecipe loss, DjlListeners listeners) {
        this.network = network;
        this.model = Model.newInstance("espalier", network.device());
        model.setBlock(network.block());
        model.setDataType(network.type());
        DefaultTrainingConfig config = new DefaultTrainingConfig(new RecipeLoss(loss))
                .optDevices(new Device[] {network.device()})
                .addEvaluators(listeners.evaluators())
                .addTrainingListeners(listeners.listeners().toArray(TrainingListener[]::new));
        try {
            this.trainer = new Onlooker(model, config);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
        trainer.setMetrics(listeners.metrics());
    }

    /** Begins the training if there is a listener. */
    static Optional<DjlEvents> begin(Network network, LossRecipe loss, DjlListeners listeners) {
        return listeners.listeners().isEmpty()
                ? Optional.empty()
                : Optional.of(new DjlEvents(network, loss, listeners));
    }

    /** After a step. */
    void trained(MiniBatch batch, NDArray predictions, int number, int count) {
        withBatch(batch, predictions, number, count, TrainingListener::onTrainingBatch);
    }

    /** After validation images were looked at. */
    void validated(MiniBatch batch, NDArray predictions, int number, int count) {
        withBatch(batch, predictions, number, count, TrainingListener::onValidationBatch);
    }

    /** After a pass; returns whether to go on. */
    boolean passed() {
        try {
            trainer.notifyListeners(listener -> listener.onEpoch(trainer));
            return true;
        } catch (EarlyStoppingListener.EarlyStoppedException e) {
            return false;
        }
    }

    private void withBatch(MiniBatch batch, NDArray predictions, int number, int count, BatchEvent event) {
        NDList labels = new NDList(batch.label());
        Batch djl = new Batch(
                batch.input().getManager(), new NDList(batch.input()), labels, batch.size(), null, null, number, count);
        TrainingListener.BatchData data = new TrainingListener.BatchData(
                djl, Map.of(network.device(), labels), Map.of(network.device(), new NDList(predictions)));
        Gradients.withoutRecording(network.manager().getEngine(), () -> {
            trainer.notifyListeners(listener -> event.tell(listener, trainer, data));
            return data;
        });
    }

    /** Ends the training. */
    @Override
    public void close() {
        try {
            trainer.close();
        } finally {
            model.close();
        }
    }

    /** One of the two events of a mini-batch. */
    @FunctionalInterface
    private interface BatchEvent {
        void tell(TrainingListener listener, Trainer trainer, TrainingListener.BatchData data);
    }

    /** The run's loss as DJL's. */
    private static final class RecipeLoss extends Loss {

        private final LossRecipe recipe;

        RecipeLoss(LossRecipe recipe) {
            super("Loss");
            this.recipe = recipe;
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return recipe.evaluate(labels.singletonOrThrow(), predictions.singletonOrThrow());
        }
    }

    /** Shows a run without taking part in it. */
    private static final class Onlooker extends Trainer {

        Onlooker(Model model, TrainingConfig config) {
            super(model, config);
        }

        @Override
        public void initialize(Shape @Nullable ... shapes) {
            throw refusal("the network has its weights");
        }

        @Override
        public void step() {
            throw refusal("the training loop makes the steps");
        }

        @Override
        public GradientCollector newGradientCollector() {
            throw refusal("the training loop computes the gradients");
        }

        private static UnsupportedOperationException refusal(String reason) {
            return new UnsupportedOperationException("this trainer is for looking: " + reason);
        }
    }
}
