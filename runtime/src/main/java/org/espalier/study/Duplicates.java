package org.espalier.study;

import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.Deduping;

/** What becomes of a DNA that the algorithm proposes a second time. */
public enum Duplicates {
    /** It is evaluated again: the default, and right for noisy objectives. */
    REEVALUATE,
    /** The trial ends at once with the outcome of the first; see {@link Deduping#reusing}. */
    REUSE,
    /** The algorithm is asked again, a bounded number of times; see {@link Deduping}. */
    ASK_AGAIN;

    Algorithm apply(Algorithm algorithm) {
        return switch (this) {
            case REEVALUATE -> algorithm;
            case REUSE -> new Deduping(algorithm).reusing();
            case ASK_AGAIN -> new Deduping(algorithm);
        };
    }
}
