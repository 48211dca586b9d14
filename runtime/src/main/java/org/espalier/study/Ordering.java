package org.espalier.study;

import org.espalier.internal.Checks;

/** In which order results reach the algorithm. */
public sealed interface Ordering {
    /**
     * Returns the default: each result as soon as it is there. No worker ever waits, but with several workers the trials
     * depend on which of them is faster.
     */
    static Ordering asCompleted() {
        return new AsCompleted();
    }

    /**
     * Returns the order by trial id: trial {@code n} is proposed when the algorithm has seen the trials up to {@code n -
     * window} and no other. The same seed then gives the same trials with any number of workers; up to {@code window}
     * trials run at the same time, and a slow one makes the others wait at the end of its window.
     *
     * @throws IllegalArgumentException if {@code window < 1}
     */
    static Ordering byTrialId(int window) {
        return new ByTrialId(window);
    }

    /** See {@link #asCompleted}. */
    record AsCompleted() implements Ordering {}

    /**
     * See {@link #byTrialId}.
     *
     * @param window how many trials may be under way, in {@code [1, inf)}
     */
    record ByTrialId(int window) implements Ordering {
        /** @throws IllegalArgumentException if {@code window < 1} */
        public ByTrialId {
            Checks.atLeast("window", window, 1);
        }
    }
}
