package org.espalier.algo.rl;

import java.util.OptionalDouble;
import org.espalier.algo.Outcome;

/** Turns outcomes into finite rewards: what has no finite score counts as the worst, or the best, that had one. */
final class Scores {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Returns the reward; empty if the trial was skipped, or nothing had a finite score yet. */
    OptionalDouble reward(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped) {
            return OptionalDouble.empty();
        }
        double score = outcome.score();
        if (Double.isFinite(score)) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        return least > most ? OptionalDouble.empty() : OptionalDouble.of(Math.max(least, Math.min(most, score)));
    }
}
