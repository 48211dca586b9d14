package org.espalier.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.geno.Dna;

/**
 * One evaluation of one DNA, as a snapshot.
 *
 * @param id number of the trial in its study, in {@code [1, inf)}
 * @param dna the decisions that were tried
 * @param state how far it is
 * @param metrics the final values by name, in the user's own sign; empty unless the trial was evaluated
 * @param run when and where it ran
 * @param log what was written down on the way
 */
public record Trial(long id, Dna dna, TrialState state, Map<String, Double> metrics, TrialRun run, TrialLog log) {
    /** @throws IllegalArgumentException if {@code id < 1}, or the trial is scored and has no metrics */
    public Trial {
        if (id < 1) {
            throw new IllegalArgumentException("id: expected int in [1, inf), found " + id);
        }
        if (state.isScored() && metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    "metrics: expected at least 1 for a trial that is " + state + ", found none");
        }
        metrics = metrics.size() < 2 ? Map.copyOf(metrics) : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Returns {@code Trial 7 is COMPLETED: [1, 0.5] {accuracy=0.91}} and the like, with the reason if there is one. */
    @Override
    public String toString() {
        String why = log.reason().isEmpty() ? "" : " (" + log.reason() + ")";
        return "Trial " + id + " is " + state + why + ": " + dna + (metrics.isEmpty() ? "" : " " + metrics);
    }
}
