package org.espalier.stop;

/**
 * Decides after each measurement whether a trial is worth continuing. The verdict is advice: the evaluation asks for it
 * and may go on.
 *
 * <p>Rules are pure: equal arguments, equal verdicts. Rules combine:
 *
 * <pre>{@code
 * EarlyStopping rule = new MedianStopping().or(StopBelow.at(10, Bar.value(0.2)));
 * }</pre>
 */
@FunctionalInterface
public interface EarlyStopping {
    /** Returns whether {@code trial}, which has just made a measurement, should stop. */
    boolean shouldStop(RunningTrial trial);

    /** Returns the rule that stops where this one or {@code other} does. */
    default EarlyStopping or(EarlyStopping other) {
        return trial -> shouldStop(trial) || other.shouldStop(trial);
    }

    /** Returns the rule that stops where both this one and {@code other} do. */
    default EarlyStopping and(EarlyStopping other) {
        return trial -> shouldStop(trial) && other.shouldStop(trial);
    }
}
