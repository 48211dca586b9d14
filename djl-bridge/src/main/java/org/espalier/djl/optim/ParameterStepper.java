package org.espalier.djl.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.engine.Region;
import org.jspecify.annotations.Nullable;

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
        step(active, 1);
    }

    /**
     * Changes the given parameters by gradients of an enlarged loss, and clears the gradients.
     *
     * <p>16-bit parameters change in 32-bit copies that the stepper keeps, and nothing changes at all if a gradient of one
     * of them is infinite or undefined; the schedule goes on nevertheless.
     *
     * @param active the parameters that took part in the last forward pass
     * @param scale what the loss was multiplied by, in (0, inf)
     * @return whether the parameters have changed
     */
    public boolean step(Collection<Parameter> active, double scale) {
        return stepPieces(
                active.stream()
                        .filter(Parameter::requiresGradient)
                        .map(Piece::of)
                        .toList(),
                scale);
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
        stepPieces(pieces, 1);
    }

    private boolean stepPieces(Collection<Piece> pieces, double scale) {
        double rate = tracker.getNewValue(steps);
        steps++;
        return Gradients.withoutRecording(engine, () -> stepBy(rate, pieces, scale));
    }

    private boolean stepBy(double rate, Collection<Piece> pieces, double scale) {
        try (NDManager scratch = manager.newSubManager()) {
            List<Change> changes = Change.of(pieces, scratch);
            NDList found = new NDList(changes.size());
            changes.forEach(change -> found.add(change.gradient()));
            NDList wide = Widened.gradients(found, scale, scratch);
            boolean finite = Widened.isFinite(found, wide);
            if (finite) {
                NDList gradients = clip.apply(wide, scratch);
                for (int i = 0; i < changes.size(); i++) {
                    update(changes.get(i), gradients.get(i), scratch, rate);
                }
            }
            pieces.forEach(piece -> Gradients.clear(engine, piece.weight()));
            return finite;
        }
    }

    /**
     * Finds where a step of a given rate would bring weights, without taking it: neither the optimizer's memory nor its
     * count of steps changes, and gradients are not cut. Gradients are cleared.
     *
     * @param pieces weights with gradients
     * @param rate learning rate of the step, in (0, inf)
     * @return the weights, where they are; {@code to(1)} brings them to where the step would
     */
    public Excursion lookAhead(Collection<Piece> pieces, double rate) {
        return Gradients.withoutRecording(engine, () -> {
            NDManager scratch = manager.newSubManager();
            Excursion ahead = new Excursion(scratch);
            for (Change change : Change.of(pieces, scratch)) {
                NDArray target = change.weight().duplicate();
                target.attach(scratch);
                Memory memory = memories.get(change.owner());
                if (memory != null && !memory.shape.equals(change.region().whole())) {
                    memory = null;
                }
                NDArray[] states = new NDArray[rule.stateCount()];
                for (int i = 0; i < states.length; i++) {
                    states[i] = memory != null
                            ? copy(change.region().of(memory.states[i]), memory.states[i], scratch)
                            : scratch.zeros(target.getShape(), target.getDataType());
                }
                rule.update(
                        target,
                        change.gradient(),
                        new Slot(states, scratch, memory != null ? memory.count + 1 : 1),
                        rate);
                ahead.add(change.weight(), target.subi(change.weight()));
            }
            pieces.forEach(piece -> Gradients.clear(engine, piece.weight()));
            return ahead;
        });
    }

    private static NDArray copy(NDArray part, NDArray whole, NDManager scratch) {
        NDArray copy = part.duplicate();
        copy.attach(scratch);
        if (part != whole) {
            part.close();
        }
        return copy;
    }

    /**
     * Returns the learning rate of the next step.
     *
     * @return a positive number
     */
    public double rate() {
        return tracker.getNewValue(steps);
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

    /**
     * Copies everything that is remembered of parameters.
     *
     * @param named parameters by name; those that took part in no step are left out
     * @return a copy in Java memory
     */
    public StepperState state(Map<String, Parameter> named) {
        Map<String, StepperState.Memory> saved = new LinkedHashMap<>();
        named.forEach((name, parameter) -> copy(memories.get(parameter.getId()), name, saved));
        return new StepperState(steps, saved);
    }

    /**
     * Copies everything that is remembered of the owners of pieces.
     *
     * @param wholes all numbers of each owner, by its identity; what is remembered of an owner that has grown since its
     *     last step is left out, because its next step starts anew
     * @return a copy in Java memory
     */
    public StepperState stateOfPieces(Map<String, NDArray> wholes) {
        Map<String, StepperState.Memory> saved = new LinkedHashMap<>();
        wholes.forEach((owner, whole) -> {
            Memory memory = memories.get(owner);
            if (memory != null && memory.shape.equals(whole.getShape())) {
                copy(memory, owner, saved);
            }
        });
        return new StepperState(steps, saved);
    }

    private static void copy(@Nullable Memory memory, String name, Map<String, StepperState.Memory> saved) {
        if (memory != null) {
            List<HostArray> arrays = memory.arrays().stream().map(HostArray::of).toList();
            saved.put(name, new StepperState.Memory(memory.count, arrays));
        }
    }

    /**
     * Goes on where another stepper of the same optimizer stopped.
     *
     * @param state what that stepper remembered
     * @param named parameters by name, with the names and shapes of then
     * @throws IllegalArgumentException if a name is unknown, or the arrays are not those of this optimizer
     */
    public void restore(StepperState state, Map<String, Parameter> named) {
        steps = state.steps();
        state.memories().forEach((name, saved) -> {
            Parameter parameter = known(named, name);
            memories.put(parameter.getId(), restored(name, saved, parameter.getArray()));
        });
    }

    /**
     * Goes on where another stepper of the same optimizer stopped, with pieces.
     *
     * @param state what that stepper remembered
     * @param wholes all numbers of each owner, by its identity, with the shapes of then
     * @throws IllegalArgumentException if an owner is unknown, or the arrays are not those of this optimizer
     */
    public void restorePieces(StepperState state, Map<String, NDArray> wholes) {
        steps = state.steps();
        state.memories().forEach((owner, saved) -> memories.put(owner, restored(owner, saved, known(wholes, owner))));
    }

    private static <V> V known(Map<String, V> named, String name) {
        V value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("optimizer: expected one of " + named.keySet() + ", found " + name);
        }
        return value;
    }

    private Memory restored(String name, StepperState.Memory saved, NDArray whole) {
        Memory memory = remember(whole, whole.getShape());
        List<NDArray> arrays = memory.arrays();
        if (arrays.size() != saved.arrays().size()) {
            throw new IllegalArgumentException("optimizer: expected " + arrays.size() + " arrays for " + name
                    + ", found " + saved.arrays().size());
        }
        for (int i = 0; i < arrays.size(); i++) {
            saved.arrays().get(i).copyTo(arrays.get(i));
        }
        memory.count = saved.count();
        return memory;
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
        NDArray changed = memory.wide.isEmpty() ? change.weight() : memory.wide.get(0);
        rule.update(changed, gradient, new Slot(states, scratch, memory.count), rate);
        Widened.round(changed, change.weight());
    }

    /** What is remembered of a parameter; a parameter that has grown starts anew. */
    private Memory memory(Change change) {
        Memory known = memories.get(change.owner());
        Shape whole = change.region().whole();
        if (known == null || !known.shape.equals(whole)) {
            known = remember(change.weight(), whole);
            memories.put(change.owner(), known);
        }
        return known;
    }

    private Memory remember(NDArray weight, Shape whole) {
        if (!weight.getShape().equals(whole) && Widened.applies(weight)) {
            throw new IllegalArgumentException("16-bit weights: expected all of " + whole + ", found a part "
                    + weight.getShape() + "; share weights of FLOAT32");
        }
        NDArray wide = Widened.copy(weight, manager);
        NDArray[] states = new NDArray[rule.stateCount()];
        for (int i = 0; i < states.length; i++) {
            states[i] = manager.zeros(whole, wide.getDataType());
        }
        return new Memory(whole, states, wide == weight ? List.of() : List.of(wide));
    }

    /** State and step count of one parameter, and its wide copy if it has one. */
    private static final class Memory {

        private final Shape shape;
        private final NDArray[] states;
        private final List<NDArray> wide;
        private int count;

        Memory(Shape shape, NDArray[] states, List<NDArray> wide) {
            this.shape = shape;
            this.states = states;
            this.wide = wide;
        }

        List<NDArray> arrays() {
            List<NDArray> arrays = new ArrayList<>(List.of(states));
            arrays.addAll(wide);
            return arrays;
        }
    }
}
