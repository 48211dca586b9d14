package org.espalier.algo.evolution.operation;

import java.util.HashMap;
import java.util.Map;

/** What operations of one run remember from turn to turn: the only state that they may have. */
public final class Memory {
    private final Map<Slot<?>, Object> values = new HashMap<>();

    /** Creates an empty memory. */
    public Memory() {}

    /** Returns what is in {@code slot}. */
    @SuppressWarnings("unchecked") // only put() writes, and it takes the type of the slot
    public <T> T get(Slot<T> slot) {
        Object value = values.get(slot);
        return value == null ? slot.initial() : (T) value;
    }

    /** Puts {@code value} into {@code slot}. */
    public <T> void put(Slot<T> slot, T value) {
        values.put(slot, value);
    }
}
