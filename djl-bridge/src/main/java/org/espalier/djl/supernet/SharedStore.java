package org.espalier.djl.supernet;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.djl.nn.KeepsAll;
import org.espalier.djl.optim.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Gives blocks the numbers of their parameters; while measuring by the batch, running statistics are written to a spare
 * array, and dropout drops nothing.
 */
final class SharedStore extends ParameterStore implements KeepsAll {
    private final NDManager manager;
    private final Map<Long, NDArray> spares = new HashMap<>();
    private final List<Piece> active = new ArrayList<>();
    private final Set<Piece> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private Map<Parameter, Piece> pieces = Map.of();
    private boolean measuring;

    SharedStore(NDManager manager) {
        super(manager, false);
        this.manager = manager;
    }

    /** Prepares a pass of a network whose parameters are these pieces of the shared weights. */
    void use(Map<Parameter, Piece> ofNetwork) {
        this.pieces = ofNetwork;
    }

    void measuring(boolean on) {
        this.measuring = on;
    }

    @Override
    public boolean keepsAll() {
        return measuring;
    }

    @Override
    public @Nullable NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        if (parameter == null) {
            return null;
        }
        if (measuring) {
            return switch (parameter.getType()) {
                case RUNNING_MEAN, RUNNING_VAR -> spare(parameter.getArray());
                default -> parameter.getArray();
            };
        }
        if (training && parameter.requiresGradient()) {
            Piece piece = pieces.get(parameter);
            if (piece != null && seen.add(piece)) {
                active.add(piece);
            }
        }
        return parameter.getArray();
    }

    private NDArray spare(NDArray like) {
        return spares.computeIfAbsent(like.size(), s -> manager.ones(like.getShape(), like.getDataType()));
    }

    /** Returns the pieces that took part in training passes since the last call, in order of first use. */
    List<Piece> takeActive() {
        List<Piece> taken = List.copyOf(active);
        active.clear();
        seen.clear();
        return taken;
    }
}
