package org.espalier.djl.train;

import ai.djl.metric.Metrics;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener;
import java.util.List;

/**
 * DJL's own listeners for a run, with what they need: DJL's evaluators, and metrics that they write to.
 *
 * <pre>{@code
 * DjlListeners djl = DjlListeners.of(new EvaluatorTrainingListener(), new LoggingTrainingListener())
 *     .evaluating(new Accuracy(), new TopKAccuracy(3));
 * experiment.train(RunOptions.NONE.djl(djl));
 * }</pre>
 *
 * <p>They hear, in DJL's order: {@code onTrainingBegin} before the first pass, {@code onTrainingBatch} after each step,
 * {@code onValidationBatch} after each mini-batch of the validation images, {@code onEpoch} after each pass with its
 * validation, {@code onTrainingEnd} at the end, also if the run fails; by then the weights that are kept are in place.
 * Test images are looked at without them. A resumed run begins with {@code onTrainingBegin} again.
 *
 * <p>The {@code Trainer} that they get is for looking: model, block, weights, device, loss, evaluators and metrics are the
 * run's; stepping and recording by it are refused. DJL's {@code EarlyStoppingListener} ends the run; any other exception
 * of a listener fails it. The timings that DJL's own trainer adds to the metrics ({@code forward}, {@code backward},
 * {@code step}) are not measured. Listeners keep figures of one run: take new ones for another.
 *
 * @param listeners in the order in which they hear; {@code EpochTrainingListener} and {@code EvaluatorTrainingListener}
 *     before those that read what they write
 * @param evaluators what is measured beside the loss
 * @param metrics where listeners write
 */
public record DjlListeners(List<TrainingListener> listeners, List<Evaluator> evaluators, Metrics metrics) {

    /** No listeners. */
    static final DjlListeners NONE = new DjlListeners(List.of(), List.of(), new Metrics());

    /** Copies the lists. */
    public DjlListeners {
        listeners = List.copyOf(listeners);
        evaluators = List.copyOf(evaluators);
    }

    /**
     * Takes listeners, without evaluators, with new metrics.
     *
     * @param listeners in the order in which they hear
     * @return the listeners
     */
    public static DjlListeners of(TrainingListener... listeners) {
        return new DjlListeners(List.of(listeners), List.of(), new Metrics());
    }

    /**
     * Adds evaluators.
     *
     * @param more what is measured beside the loss
     * @return listeners with these evaluators only
     */
    public DjlListeners evaluating(Evaluator... more) {
        return new DjlListeners(listeners, List.of(more), metrics);
    }
}
