package org.espalier.trial;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An intermediate result of a trial.
 *
 * @param step how far the evaluation was, in a unit of the user's choice such as epochs
 * @param metrics values by name, in the user's own sign; NaN is allowed
 * @param elapsed time since the trial began
 */
public record Measurement(long step, Map<String, Double> metrics, Duration elapsed) {
    /** @throws IllegalArgumentException if there is no metric */
    public Measurement {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics: expected at least 1, found none");
        }
        metrics = metrics.size() == 1 ? Map.copyOf(metrics) : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
