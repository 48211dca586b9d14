package org.espalier.algo;

import org.espalier.internal.Checks;

/**
 * One number to be made as large or as small as possible.
 *
 * @param name the metric that a trial reports under this name, such as {@code accuracy}
 * @param direction whether large or small values are good
 */
public record Objective(String name, Direction direction) {
    /** The objective of a study that names none: maximise {@code reward}. */
    public static final Objective REWARD = maximize("reward");

    /** Which values are good. */
    public enum Direction {
        /** The larger the better. */
        MAXIMIZE,
        /** The smaller the better. */
        MINIMIZE
    }

    /** @throws IllegalArgumentException if the name is blank */
    public Objective {
        Checks.notBlank("objective", name);
    }

    /** Returns the objective to make metric {@code name} as large as possible. */
    public static Objective maximize(String name) {
        return new Objective(name, Direction.MAXIMIZE);
    }

    /** Returns the objective to make metric {@code name} as small as possible. */
    public static Objective minimize(String name) {
        return new Objective(name, Direction.MINIMIZE);
    }

    /** Returns {@code value} as a score, which always grows upwards; this is its own inverse. */
    public double score(double value) {
        return direction == Direction.MAXIMIZE ? value : -value;
    }

    /** Returns {@code maximize accuracy} or {@code minimize loss}. */
    @Override
    public String toString() {
        return (direction == Direction.MAXIMIZE ? "maximize " : "minimize ") + name;
    }
}
