package org.espalier.djl.supernet.search;

/**
 * What a search has cost, counted in images: the same on every machine.
 *
 * @param learned images sent forward and backward, each time and for each path once
 * @param measured images sent forward only
 */
public record Passes(long learned, long measured) {
    /** Nothing so far. */
    public static final Passes NONE = new Passes(0, 0);

    private static final double BACKWARD = 3;

    /**
     * Returns the cost in forward and backward passes: going forward only is a third of both.
     *
     * @return number of images
     */
    public double total() {
        return learned + measured / BACKWARD;
    }

    /** Returns the sum of two costs. */
    public Passes plus(Passes other) {
        return new Passes(learned + other.learned, measured + other.measured);
    }

    /** Returns what was added since {@code before}. */
    public Passes minus(Passes before) {
        return new Passes(learned - before.learned, measured - before.measured);
    }
}
