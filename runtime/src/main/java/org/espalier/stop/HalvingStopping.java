package org.espalier.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.espalier.internal.Checks;

/**
 * Successive halving without waiting, for evaluations that cannot be paused: at each rung a trial stops unless it is among the best
 * {@code 1 / eta} of the trials that have passed there so far, itself included; the first always goes on.
 *
 * <p>The rung that counts is the last one at or before the step of the measurement; it is judged once, at the first measurement in
 * its reach, and the verdict stands until the next rung. With several objectives a trial's place is the number of
 * others that dominate it.
 *
 * <p>Source: the stopping variant of Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020; the place by
 * dominating trials is that of Fonseca and Fleming, ICGA 1993.
 *
 * @param rungs steps at which trials are compared, in {@code [0, inf)}, at least one
 * @param eta one in so many goes on, in {@code [2, inf)}
 */
public record HalvingStopping(List<Long> rungs, int eta) implements EarlyStopping {
    /** @throws IllegalArgumentException if there is no rung, or {@code eta < 2} */
    public HalvingStopping {
        Checks.atLeast("eta", eta, 2);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("rungs: expected at least 1, found none");
        }
        rungs = List.copyOf(new TreeSet<>(rungs));
    }

    /**
     * Returns the rule with rungs at {@code min, min eta, min eta^2, ...} below {@code max}.
     *
     * @throws IllegalArgumentException if {@code min < 1}, {@code max <= min} or {@code eta < 2}
     */
    public static HalvingStopping between(long min, long max, int eta) {
        Checks.atLeast("eta", eta, 2);
        if (min < 1 || max <= min) {
            throw new IllegalArgumentException("rungs: expected 1 <= min < max, found [" + min + ", " + max + "]");
        }
        List<Long> rungs = new ArrayList<>();
        for (long rung = min; rung < max; rung = rung > max / eta ? max : rung * eta) {
            rungs.add(rung);
        }
        return new HalvingStopping(rungs, eta);
    }

    @Override
    public boolean shouldStop(RunningTrial trial) {
        long rung = rungAt(trial.step());
        if (rung < 0) {
            return false;
        }
        int count = trial.measurements().size();
        if (count > 1 && rungAt(trial.measurements().get(count - 2).step()) == rung) {
            return trial.wasStopped();
        }
        Peers peers = trial.peers(trial.step());
        int places = Math.max(1, (peers.count() + 1) / eta);
        return peers.dominating(trial.scores(count - 1)) >= places;
    }

    /** Returns the last rung at or before {@code step}; -1 if there is none. */
    private long rungAt(long step) {
        long found = -1;
        for (long rung : rungs) {
            found = rung <= step ? rung : found;
        }
        return found;
    }
}
