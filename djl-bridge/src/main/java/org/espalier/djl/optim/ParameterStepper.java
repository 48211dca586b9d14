package org.espalier.djl.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.tracker.Tracker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.Region;

/**
 * Changes parameters by their gradients, and owns everything the optimizer remembers.
 *
 * <p>Only the parameters handed to {@link #step} change; each has a step count of its own. Closing
 * the stepper frees all state. One stepper belongs to one training run and to one thread at a time.
 */
public final class ParameterStepper implements AutoCloseable {

    private final UpdateRule rule;
    private final Tracker tracker;
    private final GradientClip clip;
    private final NDManager manager;
    private final Engine engine;
    private final Map<String, Memory> memories = new HashMap<>();
    private int steps;

    /**
     * Starts without any state.
     *
     * @param parent the manager below which state is kept
     * @param recipe the optimizer
     * @param tracker learning rate as a function of steps done, as {@link Schedule#tracker} gives it
     * @param clip how to keep gradients small
     */
    public ParameterStepper(NDManager parent, OptimizerRecipe recipe, Tracker tracker, GradientClip clip) {
        this.rule = recipe.rule();
        this.tracker = tracker;
        this.clip = clip;
        this.manager = parent.newSubManager();
        this.engine = parent.getEngine();
    }

    /**
     * Changes the given parameters and clears their gradients; see {@link #stepPieces} for parts of parameters.
     *
     * <p>Parameters that do not ask for a gradient (frozen ones, running means) are left alone.
     *
     * @param active the parameters that took part in the last forward pass
     */
    public void step(Collection<Parameter> active) {
        stepPieces(active.stream()
                .filter(Parameter::requiresGradient)
                .map(Piece::of)
                .toList());
    }

    /**
     * Changes parts of parameters, and the same parts of what is remembered of them, and clears their gradients.
     *
     * <p>Pieces of one owner count as one parameter: their gradients are added where they overlap, and all numbers of the
     * smallest box around them change once.
     *
     * @param pieces weights with gradients
     */
    public void stepPieces(Collection<Piece> pieces) {
        double rate = tracker.getNewValue(steps);
        steps++;
        Gradients.withoutRecording(engine, () -> stepBy(rate, pieces));
    }

    private int stepBy(double rate, Collection<Piece> pieces) {
        try (NDManager scratch = manager.newSubManager()) {
            List<Change> changes = Change.of(pieces, scratch);
            NDList found = new NDList(changes.size());
            changes.forEach(change -> found.add(change.gradient()));
            NDList gradients = clip.apply(found, scratch);
            for (int i = 0; i < changes.size(); i++) {
                update(changes.get(i), gradients.get(i), scratch, rate);
            }
            pieces.forEach(piece -> Gradients.clear(engine, piece.weight()));
            return changes.size();
        }
    }

    /**
     * Counts the calls of {@link #step}.
     *
     * @return number of steps, at least 0
     */
    public int steps() {
        return steps;
    }

    /**
     * Counts the steps in which a parameter took part.
     *
     * @param parameter any parameter
     * @return number of its own steps, at least 0
     */
    public int steps(Parameter parameter) {
        Memory memory = memories.get(parameter.getId());
        return memory == null ? 0 : memory.count;
    }

    /** Frees all state; does nothing when called again. */
    @Override
    public void close() {
        memories.clear();
        manager.close();
    }

    private void update(Change change, NDArray gradient, NDManager scratch, double rate) {
        Memory memory = memory(change);
        memory.count++;
        Region region = change.region();
        NDArray[] states = memory.states;
        if (!region.isAll()) {
            states = new NDArray[memory.states.length];
            for (int i = 0; i < states.length; i++) {
                states[i] = region.of(memory.states[i]);
                states[i].attach(scratch);
            }
        }
        rule.update(change.weight(), gradient, new Slot(states, scratch, memory.count), rate);
    }

    /** What is remembered of a parameter; a parameter that has grown starts anew. */
    private Memory memory(Change change) {
        Memory known = memories.get(change.owner());
        Shape whole = change.region().whole();
        if (known == null || !known.shape.equals(whole)) {
            known = new Memory(whole, zeros(whole, change.weight().getDataType()));
            memories.put(change.owner(), known);
        }
        return known;
    }

    private NDArray[] zeros(Shape shape, DataType type) {
        NDArray[] states = new NDArray[rule.stateCount()];
        for (int i = 0; i < states.length; i++) {
            states[i] = manager.zeros(shape, type);
        }
        return states;
    }

    /** State and step count of one parameter. */
    private static final class Memory {

        private final Shape shape;
        private final NDArray[] states;
        private int count;

        Memory(Shape shape, NDArray[] states) {
            this.shape = shape;
            this.states = states;
        }
    }
}
