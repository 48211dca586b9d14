package org.espalier.algo.fidelity;

import java.util.Comparator;
import java.util.List;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.geno.Dna;

/** What a trial reached at a rung; no scores if it failed, was skipped or is not valid. */
record Result(long trial, Dna dna, List<Double> scores) {
    /** Best first; of equal scores the earlier trial. What has no score comes last. */
    static final Comparator<Result> BEST_FIRST =
            Comparator.comparingDouble(Result::score).reversed().thenComparingLong(Result::trial);

    static Result of(Observation observation) {
        return new Result(
                observation.trial(),
                observation.dna(),
                observation.outcome() instanceof Outcome.Scored scored ? scored.values() : List.of());
    }

    /** Whether it may go on. */
    boolean isSound() {
        return !scores.isEmpty() && scores.stream().noneMatch(score -> score == Double.NEGATIVE_INFINITY);
    }

    double score() {
        return isSound() ? scores.get(0) : Double.NEGATIVE_INFINITY;
    }

    /** Whether this is at least as good in all objectives, and better in one. */
    boolean dominates(Result other) {
        if (!isSound() || !other.isSound()) {
            return isSound();
        }
        boolean better = false;
        for (int i = 0; i < scores.size(); i++) {
            if (scores.get(i) < other.scores.get(i)) {
                return false;
            }
            better |= scores.get(i) > other.scores.get(i);
        }
        return better;
    }

    /**
     * Returns {@code results}, best first: with several objectives by the number of others that dominate them (Fonseca, Fleming,
     * "Genetic algorithms for multiobjective optimization", ICGA 1993), so the front comes first.
     */
    static List<Result> ranked(List<Result> results) {
        if (results.stream().allMatch(result -> result.scores.size() < 2)) {
            return results.stream().sorted(BEST_FIRST).toList();
        }
        record Standing(Result result, long dominating) {}
        return results.stream()
                .map(result -> new Standing(
                        result,
                        results.stream()
                                .filter(other -> other.dominates(result))
                                .count()))
                .sorted(Comparator.comparingLong(Standing::dominating)
                        .thenComparingLong(standing -> standing.result().trial()))
                .map(Standing::result)
                .toList();
    }
}
