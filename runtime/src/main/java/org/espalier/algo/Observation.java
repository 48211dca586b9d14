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
 * @param step the last step that was measured, such as an epoch, in {@code [0, inf)}; 0 if nothing was measured on the way
 * @param cost what the trial cost, in the unit of the study's cost metric, in {@code (0, inf)}; NaN if that is unknown
 */
public record Observation(long trial, Dna dna, Outcome outcome, Map<String, Object> notes, long step, double cost) {
    /** Copies the notes. */
    public Observation {
        notes = Map.copyOf(notes);
    }

    /** Creates an observation without steps and of unknown cost. */
    public Observation(long trial, Dna dna, Outcome outcome, Map<String, Object> notes) {
        this(trial, dna, outcome, notes, 0, Double.NaN);
    }

    /** Returns the observation of {@code proposal}, which was tried as trial {@code trial}. */
    public static Observation of(long trial, Proposal proposal, Outcome outcome) {
        return new Observation(trial, proposal.dna(), outcome, proposal.notes());
    }
}
