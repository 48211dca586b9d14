package org.espalier.algo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a trial is to be evaluated, as algorithms that spend little on most DNA say in the notes of a proposal.
 *
 * @param budget up to which step, such as an epoch, counted from the beginning, in {@code [1, inf)}
 * @param resumes the trial of the same DNA that stopped at a smaller budget and can be continued from its checkpoint; empty for
 *     a new DNA
 */
public record TrialBudget(long budget, OptionalLong resumes) {
    private static final String BUDGET = "budget";
    private static final String RESUMES = "resumes";

    /** @throws IllegalArgumentException if {@code budget < 1} */
    public TrialBudget {
        if (budget < 1) {
            throw new IllegalArgumentException("budget: expected int in [1, inf), found " + budget);
        }
    }

    /** Returns the budget that the notes of a proposal name; empty if they name none. */
    public static Optional<TrialBudget> of(Map<String, Object> notes) {
        if (!(notes.get(BUDGET) instanceof Number budget) || budget.longValue() < 1) {
            return Optional.empty();
        }
        OptionalLong resumed =
                notes.get(RESUMES) instanceof Number trial ? OptionalLong.of(trial.longValue()) : OptionalLong.empty();
        return Optional.of(new TrialBudget(budget.longValue(), resumed));
    }

    /** Returns the notes that name this budget; the map may be added to. */
    public Map<String, Object> notes() {
        Map<String, Object> notes = new HashMap<>();
        notes.put(BUDGET, budget);
        resumes.ifPresent(trial -> notes.put(RESUMES, trial));
        return notes;
    }
}
