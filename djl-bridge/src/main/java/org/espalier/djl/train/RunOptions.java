package org.espalier.djl.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espalier.study.Feedback;

/**
 * What goes along with one run of an experiment without being part of it: who listens, where to go on from if the
 * run is cut, and whose weights to start with. Immutable.
 *
 * <pre>{@code
 * RunOptions.NONE.listener(new ProgressLines(System.out::println)).checkpoint(Path.of("trial-17.run"))
 * }</pre>
 *
 * @param listener is told of each pass and may end the training
 * @param checkpoint file written after each pass, and read first if it is there
 * @param parent whose weights layers start with where nothing has changed
 * @param djl DJL's own listeners
 * @param facts what else the file's run has to agree in, by name, such as a description of the model
 */
public record RunOptions(
        EpochListener listener,
        Optional<Path> checkpoint,
        Optional<PlacedWeights> parent,
        DjlListeners djl,
        Map<String, String> facts) {

    /** Nobody listens, and nothing is kept. */
    public static final RunOptions NONE =
            new RunOptions(EpochListener.SILENT, Optional.empty(), Optional.empty(), DjlListeners.NONE, Map.of());

    /** Copies the map. */
    public RunOptions {
        facts = Map.copyOf(facts);
    }

    /**
     * Adds a listener; all hear every pass, and training goes on if all want it to.
     *
     * @param other another listener
     * @return options with one listener more
     */
    public RunOptions listener(EpochListener other) {
        EpochListener both = listener == EpochListener.SILENT ? other : new Both(listener, other);
        return new RunOptions(both, checkpoint, parent, djl, facts);
    }

    /**
     * Measures the validation accuracy for a study after each pass, and ends early if the study advises so; passes made
     * before the run was cut are measured again first, so that the study sees the whole curve.
     *
     * @param feedback the trial, of a study with one objective; report the accuracy of the result to it afterwards
     * @return options with one listener more
     */
    public RunOptions feedback(Feedback feedback) {
        return listener(new Measuring(feedback));
    }

    /**
     * Keeps the state of the run in a file after each pass. If the file is there already, the run goes on from it, and
     * gives the same weights, bit by bit, as one that was not cut; a finished run is not trained again.
     *
     * <p>What the engine's own generator gives is not kept: layers that draw from it, such as DJL's {@code Dropout}, go
     * on with other numbers. All layers of this library draw from generators of their own.
     *
     * @param file replaced in one step, never seen half-written; delete it to start again
     * @return options with that file
     */
    public RunOptions checkpoint(Path file) {
        return new RunOptions(listener, Optional.of(file), parent, djl, facts);
    }

    /**
     * Lets DJL's own listeners hear.
     *
     * @param listeners instead of those there were
     * @return options with these listeners
     */
    public RunOptions djl(DjlListeners listeners) {
        return new RunOptions(listener, checkpoint, parent, listeners, facts);
    }

    /**
     * Starts with the weights of a parent wherever the tree is the same; {@link TrainingOutlook} and
     * {@link TrainedNetwork} tell what was taken over.
     *
     * @param weights weights of the parent by place
     * @return options with that parent
     */
    public RunOptions parent(PlacedWeights weights) {
        return new RunOptions(listener, checkpoint, Optional.of(weights), djl, facts);
    }

    /**
     * Adds something that a run has to agree in with the file it goes on from.
     *
     * @param name what it is, such as {@code model}
     * @param value as text
     * @return options with one fact more
     */
    public RunOptions fact(String name, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value);
        return new RunOptions(listener, checkpoint, parent, djl, more);
    }

    private record Both(EpochListener first, EpochListener second) implements EpochListener {

        @Override
        public void starts(TrainingOutlook outlook) {
            first.starts(outlook);
            second.starts(outlook);
        }

        @Override
        public boolean goOn(EpochResult result) {
            return first.goOn(result) & second.goOn(result);
        }
    }

    private record Measuring(Feedback feedback) implements EpochListener {

        @Override
        public void starts(TrainingOutlook outlook) {
            outlook.history().forEach(this::goOn);
        }

        @Override
        public boolean goOn(EpochResult result) {
            return !feedback.measure(result.epoch(), result.validationAccuracy());
        }
    }
}
