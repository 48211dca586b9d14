package org.espalier.study;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.build.BuildContext;
import org.espalier.stop.EarlyStopping;
import org.espalier.store.TrialStore;
import org.jspecify.annotations.Nullable;

/** What a builder collects. */
record StudySettings(
        Algorithm algorithm,
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
        BuildContext context) {}
