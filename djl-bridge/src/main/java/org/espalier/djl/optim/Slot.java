package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What belongs to one parameter during training: remembered arrays and a count of its steps. */
public final class Slot {

    private final NDArray[] states;
    private final NDManager scratch;
    private final int count;

    Slot(NDArray[] states, NDManager scratch, int count) {
        this.states = states;
        this.scratch = scratch;
        this.count = count;
    }

    /**
     * Returns a remembered array.
     *
     * @param index which one, in [0, {@link UpdateRule#stateCount})
     * @return the array, of the parameter's shape; change it in place
     */
    public NDArray state(int index) {
        return states[index];
    }

    /**
     * Counts the steps of this parameter, this one included.
     *
     * @return 1 at the parameter's first step, however late that is
     */
    public int count() {
        return count;
    }

    /**
     * Marks a new array as needed during this step only.
     *
     * @param array an intermediate result
     * @return {@code array}, which is freed after the step
     */
    public NDArray scratch(NDArray array) {
        array.attach(scratch);
        return array;
    }
}
