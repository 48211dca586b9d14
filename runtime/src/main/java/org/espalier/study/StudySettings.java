package org.espalier.study;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.build.BuildContext;
import org.espalier.stop.EarlyStopping;
import org.espalier.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * What a builder collects.
 *
 * @param why the reason why the algorithm was chosen; empty if the user named it
 */
record StudySettings(
        Algorithm algorithm,
        String why,
        long seed,
        List<Objective> objectives,
        OptionalLong trials,
        int workers,
        Ordering ordering,
        TrialStore store,
        @Nullable EarlyStopping stopping,
        InstantSource clock,
        @Nullable ProgressListener listener,
        FinalScore finalScore,
        int failureLimit,
        int repairs,
        String costMetric,
        Map<String, ToDoubleFunction<Map<String, Double>>> computed,
        BuildContext context) {
    /** Returns {@code metrics} with those that are computed from them; one that was measured too stays as measured. */
    Map<String, Double> complete(Map<String, Double> metrics) {
        if (computed.isEmpty()) {
            return metrics;
        }
        Map<String, Double> all = new LinkedHashMap<>(metrics);
        computed.forEach((name, function) -> {
            if (!all.containsKey(name)) {
                all.put(name, function.applyAsDouble(metrics));
            }
        });
        return all;
    }
}
