package org.espalier.djl.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.tracker.Tracker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Gradients;

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
     * Changes the given parameters and clears their gradients.
     *
     * <p>Parameters that do not ask for a gradient (frozen ones, running means) are left alone.
     *
     * @param active the parameters that took part in the last forward pass
     */
    public void step(Collection<Parameter> active) {
        double rate = tracker.getNewValue(steps);
        steps++;
        Gradients.withoutRecording(engine, () -> stepBy(rate, active));
    }

    private int stepBy(double rate, Collection<Parameter> active) {
        try (NDManager scratch = manager.newSubManager()) {
            List<Parameter> stepped =
                    active.stream().filter(Parameter::requiresGradient).toList();
            NDList found = new NDList(stepped.size());
            stepped.forEach(p -> found.add(p.getArray().getGradient()));
            found.attach(scratch);
            NDList gradients = clip.apply(found, scratch);
            for (int i = 0; i < gradients.size(); i++) {
                update(stepped.get(i), gradients.get(i), scratch, rate);
            }
            return stepped.size();
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

    private void update(Parameter parameter, NDArray gradient, NDManager scratch, double rate) {
        NDArray weight = parameter.getArray();
        Memory memory = memories.computeIfAbsent(parameter.getId(), id -> new Memory(zeros(weight)));
        memory.count++;
        rule.update(weight, gradient, new Slot(memory.states, scratch, memory.count), rate);
        Gradients.clear(engine, weight);
    }

    private NDArray[] zeros(NDArray like) {
        NDArray[] states = new NDArray[rule.stateCount()];
        for (int i = 0; i < states.length; i++) {
            states[i] = manager.zeros(like.getShape(), like.getDataType());
        }
        return states;
    }

    /** State and step count of one parameter. */
    private static final class Memory {

        private final NDArray[] states;
        private int count;

        Memory(NDArray[] states) {
            this.states = states;
        }
    }
}
