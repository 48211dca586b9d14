package org.espalier.algo;

import java.util.Map;
import org.espalier.geno.Dna;

/**
 * What became of one proposal.
 *
 * @param trial id of the trial
 * @param dna the decisions that were tried
 * @param outcome what came out
 * @param notes the notes of the proposal
 */
public record Observation(long trial, Dna dna, Outcome outcome, Map<String, Object> notes) {
    /** Copies the notes. */
    public Observation {
        notes = Map.copyOf(notes);
    }

    /** Returns the observation of {@code proposal}, which was tried as trial {@code trial}. */
    public static Observation of(long trial, Proposal proposal, Outcome outcome) {
        return new Observation(trial, proposal.dna(), outcome, proposal.notes());
    }
}
