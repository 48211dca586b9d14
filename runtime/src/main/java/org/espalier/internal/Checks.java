package org.espalier.internal;

/** Argument checks that return their argument, so that they fit into constructors. */
public final class Checks {
    private Checks() {}

    /** Returns {@code value} if it is in {@code [min, inf)}; throws an {@link IllegalArgumentException} otherwise. */
    public static int atLeast(String name, int value, int min) {
        if (!(value >= min)) {
            throw new IllegalArgumentException(name + ": expected int in [" + min + ", inf), found " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is in {@code [min, max]}; throws an {@link IllegalArgumentException} otherwise. */
    public static int inRange(String name, int value, int min, int max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + ": expected int in [" + min + ", " + max + "], found " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is a probability in {@code [0, 1]}; throws otherwise. NaN does not pass. */
    public static double probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected float in [0, 1], found " + value);
        }
        return value;
    }

    /** Returns {@code value} if it has a character that is not white space; throws otherwise. */
    public static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": expected some text, found '" + value + "'");
        }
        return value;
    }
}
