package org.espalier.algo.evolution.scalar;

import org.espalier.internal.Checks;

/**
 * A part of a {@link StepWise} schedule.
 *
 * @param steps how many steps it lasts, in {@code [0, inf)}
 * @param value its value; inside a phase steps are counted from its start
 */
public record Phase(long steps, Scalar value) {
    /** @throws IllegalArgumentException if {@code steps < 0} */
    public Phase {
        Checks.atLeast("steps", (int) Math.max(-1, Math.min(steps, Integer.MAX_VALUE)), 0);
    }

    /** Returns the phase with a value that does not change. */
    public static Phase of(long steps, double value) {
        return new Phase(steps, Scalar.of(value));
    }
}
