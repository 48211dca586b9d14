package org.espalier.djl.nn;

/** How the border of an image is treated by a layer that slides a window over it. */
public enum Padding {

    /**
     * (extent - 1) / 2 zeros on each side, rounded down: with an odd extent and stride 1 the output is
     * as large as the input.
     */
    SAME,

    /** No zeros: the window stays inside the image. */
    VALID;

    /** Counts the zeros on each side for a window of an extent. */
    int zeros(int extent) {
        return this == SAME ? (extent - 1) / 2 : 0;
    }
}
