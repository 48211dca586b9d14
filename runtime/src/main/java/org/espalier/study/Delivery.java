package org.espalier.study;

import java.util.Collection;
import java.util.List;
import org.espalier.algo.Observation;
import org.espalier.geno.Dna;

/** Decides when the outcome of a trial reaches the algorithm. Guarded by the lock of the engine. */
interface Delivery {
    static Delivery of(Ordering ordering) {
        return ordering instanceof Ordering.ByTrialId byId ? new WindowDelivery(byId.window()) : new PromptDelivery();
    }

    /** Returns a trial that must end before trial {@code next} may be proposed; 0 if there is none. */
    long blocker(long next);

    /** Returns the outcomes that the algorithm has to see before it proposes trial {@code next}. */
    List<Observation> take(long next);

    /** Returns the DNA of trials whose outcome was not taken yet, in order of ids: a view. */
    Collection<Dna> pending();

    void began(long trial, Dna dna);

    void ended(Observation observation);

    /** Trial {@code trial} was claimed once but will never end. */
    void lost(long trial);
}
