package org.espalier.stop;

import org.espalier.internal.Checks;

/**
 * Stops a trial whose best score did not grow during its last measurements.
 *
 * <p>Alone it ends trials that have converged; {@code rule.and(new Patience(5))} keeps another rule from stopping a trial that still gets
 * better.
 *
 * @param measurements how many may pass without growth, in {@code [1, inf)}
 * @param least growth that counts, in {@code [0, inf)}
 */
public record Patience(int measurements, double least) implements EarlyStopping {
    /** @throws IllegalArgumentException if a number is outside its range */
    public Patience {
        Checks.atLeast("measurements", measurements, 1);
        if (!(least >= 0 && least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("least: expected float in [0, inf), found " + least);
        }
    }

    /** Creates the rule for which any growth counts. */
    public Patience(int measurements) {
        this(measurements, 0);
    }

    @Override
    public boolean shouldStop(RunningTrial trial) {
        double best = Double.NaN;
        int grown = 0;
        int count = trial.measurements().size();
        for (int i = 0; i < count; i++) {
            double score = trial.score(i);
            if (score > best + least || Double.isNaN(best)) {
                best = score;
                grown = i;
            }
        }
        return count - 1 - grown >= measurements;
    }
}
