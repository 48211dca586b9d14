package org.espalier.algo.evolution.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, by the rules of Python's slices: negative positions count from the end, and what is outside is not there.
 *
 * @param from first position; empty for the end where counting starts
 * @param to the position before which counting ends; empty for the other end
 * @param stride distance of positions, not 0; negative counts backwards
 */
public record Bounds(Optional<Integer> from, Optional<Integer> to, int stride) {
    /** @throws IllegalArgumentException if {@code stride} is 0 */
    public Bounds {
        if (stride == 0) {
            throw new IllegalArgumentException("stride: expected int other than 0, found 0");
        }
    }

    /** Returns {@code [from, to)}. */
    public static Bounds of(int from, int to) {
        return new Bounds(Optional.of(from), Optional.of(to), 1);
    }

    /** Returns everything from position {@code from} on. */
    public static Bounds from(int from) {
        return new Bounds(Optional.of(from), Optional.empty(), 1);
    }

    /** Returns everything before position {@code to}. */
    public static Bounds before(int to) {
        return new Bounds(Optional.empty(), Optional.of(to), 1);
    }

    /** Returns the same part with every {@code stride}-th position only. */
    public Bounds by(int stride) {
        return new Bounds(from, to, stride);
    }

    /** Returns the part of {@code items}. */
    public <T> List<T> of(List<T> items) {
        int size = items.size();
        boolean up = stride > 0;
        int first = from.map(position -> inside(position, size, up)).orElse(up ? 0 : size - 1);
        int end = to.map(position -> inside(position, size, up)).orElse(up ? size : -1);
        List<T> part = new ArrayList<>();
        for (long i = first; up ? i < end : i > end; i += stride) {
            part.add(items.get((int) i));
        }
        return part;
    }

    private static int inside(int position, int size, boolean up) {
        int counted = position < 0 ? position + size : position;
        return up ? Math.max(0, Math.min(size, counted)) : Math.max(-1, Math.min(size - 1, counted));
    }

    @Override
    public String toString() {
        String range = from.map(String::valueOf).orElse("") + ":"
                + to.map(String::valueOf).orElse("");
        return stride == 1 ? range : range + ":" + stride;
    }
}
