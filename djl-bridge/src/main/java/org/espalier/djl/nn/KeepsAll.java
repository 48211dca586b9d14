package org.espalier.djl.nn;

/** A parameter store that can ask dropout to drop nothing although a pass is made as in training. */
@FunctionalInterface
public interface KeepsAll {

    /**
     * Tells whether dropout is off.
     *
     * @return whether every element is kept
     */
    boolean keepsAll();
}
