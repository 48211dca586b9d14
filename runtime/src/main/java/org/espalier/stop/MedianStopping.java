package org.espalier.stop;

import org.espalier.internal.Checks;

/**
 * Stops a trial whose best score so far is worse than the median of the other trials at the same step.
 *
 * <p>Source: the median rule of Golovin et al., "Google Vizier", KDD 2017, section 3.2.1, with the scores at the step
 * itself instead of running averages.
 *
 * @param warmup no trial stops before this step, in {@code [0, inf)}
 * @param least how many other trials must have a score at the step before anything stops, in {@code [1, inf)}
 */
public record MedianStopping(int warmup, int least) implements EarlyStopping {
    /** @throws IllegalArgumentException if {@code warmup < 0} or {@code least < 1} */
    public MedianStopping {
        Checks.atLeast("warmup", warmup, 0);
        Checks.atLeast("least", least, 1);
    }

    /** Creates the rule without warm-up that waits for 5 other trials. */
    public MedianStopping() {
        this(0, 5);
    }

    @Override
    public boolean shouldStop(RunningTrial trial) {
        if (trial.step() < warmup) {
            return false;
        }
        double best = Double.NaN;
        for (int i = 0; i < trial.measurements().size(); i++) {
            double score = trial.score(i);
            best = Double.isNaN(best) || score > best ? score : best;
        }
        Peers peers = trial.peers(trial.step());
        return peers.count() >= least && 2 * peers.better(best) > peers.count();
    }
}
