package org.espalier.djl.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives blocks their own arrays, and remembers which parameters took part in training passes. */
final class RecordingStore extends ParameterStore {

    private Set<Parameter> active = new LinkedHashSet<>();

    RecordingStore(NDManager manager) {
        super(manager, false);
    }

    @Override
    public @Nullable NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        if (parameter == null) {
            return null;
        }
        if (training) {
            active.add(parameter);
        }
        return parameter.getArray();
    }

    /** Returns the parameters asked for in training passes since the last call. */
    Set<Parameter> takeActive() {
        Set<Parameter> taken = active;
        active = new LinkedHashSet<>();
        return taken;
    }
}
