package org.espalier.study;

/** Which measurement becomes the result of a trial that ends with {@link Feedback#done} instead of a report. */
public enum FinalScore {
    /** The one made last: the default. */
    LAST,
    /** The one with the best value of the first objective; the first of them, if several are equal. */
    BEST
}
