package org.espalier.stop;

import org.espalier.internal.Checks;

/**
 * Stops a trial whose best score so far is not among the best share of the other trials at the same step.
 *
 * <p>{@code new PercentileStopping(0.25, 0, 5)} lets the best quarter go on; with a half it is {@link MedianStopping}, whose
 * source it has.
 *
 * @param share of the others that may be better, in {@code [0, 1]}
 * @param warmup no trial stops before this step, in {@code [0, inf)}
 * @param least how many other trials must have a score at the step before anything stops, in {@code [1, inf)}
 */
public record PercentileStopping(double share, int warmup, int least) implements EarlyStopping {
    /** @throws IllegalArgumentException if a number is outside its range */
    public PercentileStopping {
        Checks.probability("share", share);
        Checks.atLeast("warmup", warmup, 0);
        Checks.atLeast("least", least, 1);
    }

    @Override
    public boolean shouldStop(RunningTrial trial) {
        Peers peers = trial.peers(trial.step());
        if (trial.step() < warmup || peers.count() < least) {
            return false;
        }
        double best = Double.NaN;
        for (int i = 0; i < trial.measurements().size(); i++) {
            double score = trial.score(i);
            best = Double.isNaN(best) || score > best ? score : best;
        }
        return peers.better(best) > share * peers.count();
    }
}
