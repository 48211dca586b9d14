package org.espalier.djl.nn;

/** How the numbers of a small parameter lie in those of a larger one that several variants of a layer share. */
public enum Cut {
    /** At the beginning of each axis. */
    LEADING,
    /** At the beginning of the first two axes (outputs, inputs), in the middle of the others, those of the kernel. */
    CENTRED;

    /**
     * Tells where the small one begins.
     *
     * @param axis number of the axis, from 0
     * @param small extent of the small parameter on that axis
     * @param large extent of the large one, at least {@code small}
     * @return offset in the large one, in [0, large - small]
     */
    public long offset(int axis, long small, long large) {
        return this == LEADING || axis < 2 ? 0 : (large - small) / 2;
    }
}
