package org.espalier.algo.fidelity;

import org.jspecify.annotations.Nullable;

/** The results at one budget, and which of them may go on. */
interface Rung {
    void add(Result result);

    /** Returns the best result that may go on and was not promoted; null if there is none. */
    @Nullable
    Result promotable();

    void promoted(long trial);

    /** The promotion of {@code trial} was refused. */
    void giveBack(long trial);

    static Rung of(int eta, boolean severalObjectives) {
        return severalObjectives ? new FrontRung(eta) : new SortedRung(eta);
    }
}
