package org.espalier.algo;

import java.util.Map;
import java.util.Optional;
import org.espalier.geno.Dna;

/**
 * A DNA that an algorithm wants to be tried.
 *
 * @param dna the decisions
 * @param notes what the algorithm wants to read again in the {@link Observation}: texts, numbers, booleans, and lists
 *     or maps of them
 * @param known the outcome, if the algorithm knows it already; the study then completes the trial without evaluating it
 */
public record Proposal(Dna dna, Map<String, Object> notes, Optional<Outcome> known) {
    /** Copies the notes. */
    public Proposal {
        notes = Map.copyOf(notes);
    }

    /** Returns the proposal of {@code dna} without notes. */
    public static Proposal of(Dna dna) {
        return new Proposal(dna, Map.of(), Optional.empty());
    }

    /** Returns this proposal with an outcome that is known without evaluating it. */
    public Proposal withKnown(Outcome outcome) {
        return new Proposal(dna, notes, Optional.of(outcome));
    }
}
