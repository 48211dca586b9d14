package org.espalier.stop;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Stops a trial that is below a bar when it passes a gate.
 *
 * <pre>{@code
 * StopBelow.at(2, Bar.value(0.5)).and(5, Bar.rank(3, 10))
 * }</pre>
 *
 * <p>The gate that counts is the last one at or before the step of the measurement. It is judged once, at the first
 * measurement in its reach; the verdict stands until the next gate. Bars that look at other trials compare with their
 * measurements at the same step.
 *
 * @param gates bars by step, at least one
 */
public record StopBelow(Map<Long, Bar> gates) implements EarlyStopping {
    /** @throws IllegalArgumentException if there is no gate */
    public StopBelow {
        if (gates.isEmpty()) {
            throw new IllegalArgumentException("gates: expected at least 1, found none");
        }
        gates = Collections.unmodifiableMap(new TreeMap<>(gates));
    }

    /** Returns the rule with one gate; add others with {@link #and(long, Bar)}. */
    public static StopBelow at(long step, Bar bar) {
        return new StopBelow(Map.of(step, bar));
    }

    /** Returns this rule with another gate. */
    public StopBelow and(long step, Bar bar) {
        Map<Long, Bar> more = new TreeMap<>(gates);
        more.put(step, bar);
        return new StopBelow(more);
    }

    @Override
    public boolean shouldStop(RunningTrial trial) {
        NavigableMap<Long, Bar> sorted = new TreeMap<>(gates);
        Map.Entry<Long, Bar> gate = sorted.floorEntry(trial.step());
        if (gate == null) {
            return false;
        }
        int count = trial.measurements().size();
        if (count > 1
                && gate.equals(
                        sorted.floorEntry(trial.measurements().get(count - 2).step()))) {
            return trial.wasStopped();
        }
        return gate.getValue().isMissed(trial, trial.score(), trial.peers(trial.step()));
    }
}
