package org.espalier.djl.nn;

/** What becomes of the outputs of parallel branches. */
public enum Merge {
    /** One after the other along the channels. */
    CONCAT,
    /** Added up, element by element. */
    SUM
}
