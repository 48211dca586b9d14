package org.espalier.algo.fidelity;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.TrialBudget;
import org.espalier.geno.Dna;

/**
 * One trial of a DNA on one rung of one bracket, as it travels in the notes of the proposal.
 *
 * @param resumes the trial on the rung below; 0 for a new DNA
 */
record Stint(int bracket, int rung, long resumes) {
    private static final String BRACKET = "bracket";
    private static final String RUNG = "rung";

    Proposal proposal(Dna dna, Rungs rungs) {
        OptionalLong parent = resumes == 0 ? OptionalLong.empty() : OptionalLong.of(resumes);
        Map<String, Object> notes = new TrialBudget(rungs.budgets().get(rung), parent).notes();
        notes.put(BRACKET, (long) bracket);
        notes.put(RUNG, (long) rung);
        return new Proposal(dna, notes, Optional.empty());
    }

    /** Reads the notes of an observation; empty if it was not proposed by such an algorithm. */
    static Optional<Stint> of(Observation observation, Rungs rungs) {
        Map<String, Object> notes = observation.notes();
        Optional<TrialBudget> budget = TrialBudget.of(notes);
        if (budget.isPresent()
                && notes.get(RUNG) instanceof Number rung
                && rung.intValue() >= 0
                && rung.intValue() < rungs.count()
                && notes.get(BRACKET) instanceof Number bracket
                && bracket.intValue() >= 0) {
            long resumes = budget.get().resumes().orElse(0);
            return Optional.of(new Stint(bracket.intValue(), rung.intValue(), resumes));
        }
        return Optional.empty();
    }
}
