package org.espalier.algo.evolution.operation;

import org.espalier.internal.Checks;

/**
 * A named place in a {@link Memory}.
 *
 * @param <T> what is kept there
 * @param name what tells slots apart
 * @param initial what is there before anything was put there
 */
public record Slot<T>(String name, T initial) {
    /** @throws IllegalArgumentException if the name is blank */
    public Slot {
        Checks.notBlank("slot", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
