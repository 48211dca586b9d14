package org.espalier.djl.optim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.HostArray;

/**
 * An exact copy of what a {@link ParameterStepper} remembers, in Java memory.
 *
 * @param steps mini-batches done, at least 0
 * @param memories what is remembered of each parameter that took part in a step, by the parameter's name
 */
public record StepperState(int steps, Map<String, Memory> memories) {

    /** Copies the map, in its order. */
    public StepperState {
        memories = Collections.unmodifiableMap(new LinkedHashMap<>(memories));
    }

    /**
     * What is remembered of one parameter.
     *
     * @param count steps in which the parameter took part, at least 1
     * @param arrays the optimizer's arrays, of the parameter's shape
     */
    public record Memory(int count, List<HostArray> arrays) {

        /** Copies the list. */
        public Memory {
            arrays = List.copyOf(arrays);
        }
    }
}
