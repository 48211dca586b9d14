package org.espalier.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.geno.Dna;
import org.espalier.store.TrialFamilies.Family;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** The columns of {@value #ROWS} trials. */
final class TrialChunk {
    static final int ROWS = 1024;

    private static final TrialState[] STATES = TrialState.values();

    private final long[] ids = new long[ROWS];
    private final Dna[] dna = new Dna[ROWS];
    private final byte[] states = new byte[ROWS];
    private final int[] families = new int[ROWS];
    private final double[] firstMetric = new double[ROWS];
    private final long[] startedMillis = new long[ROWS];
    private final long[] elapsedMillis = new long[ROWS];
    /** What does not fit into the columns; absent as long as everything does. */
    private @Nullable Extra @Nullable [] extras;

    private record Extra(double[] metrics, TrialLog log) {}

    TrialChunk() {
        Arrays.fill(dna, Dna.EMPTY);
    }

    void set(int row, Trial trial, int family) {
        ids[row] = trial.id();
        dna[row] = trial.dna();
        states[row] = (byte) trial.state().ordinal();
        families[row] = family;
        startedMillis[row] = trial.run().started().toEpochMilli();
        elapsedMillis[row] = trial.run().elapsed().toMillis();
        Map<String, Double> metrics = trial.metrics();
        if (!metrics.isEmpty()) {
            firstMetric[row] = metrics.values().iterator().next();
        }
        if (metrics.size() > 1 || trial.log() != TrialLog.EMPTY && !trial.log().equals(TrialLog.EMPTY)) {
            double[] all =
                    metrics.values().stream().mapToDouble(Double::doubleValue).toArray();
            setExtra(row, new Extra(all, trial.log()));
        }
    }

    private void setExtra(int row, Extra extra) {
        @Nullable Extra[] known = extras;
        if (known == null) {
            known = new Extra[ROWS];
            extras = known;
        }
        known[row] = extra;
    }

    Trial get(int row, TrialFamilies all) {
        Family family = all.get(families[row]);
        Extra extra = extras == null ? null : extras[row];
        return new Trial(
                ids[row],
                dna[row],
                STATES[states[row]],
                metrics(family, row, extra),
                new TrialRun(
                        Instant.ofEpochMilli(startedMillis[row]),
                        Duration.ofMillis(elapsedMillis[row]),
                        family.worker(),
                        family.provenance()),
                extra == null ? TrialLog.EMPTY : extra.log());
    }

    private Map<String, Double> metrics(Family family, int row, @Nullable Extra extra) {
        if (family.metrics().size() < 2 || extra == null) {
            return family.metrics().isEmpty()
                    ? Map.of()
                    : Map.of(family.metrics().get(0), firstMetric[row]);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        Iterator<String> names = family.metrics().iterator();
        for (double value : extra.metrics()) {
            metrics.put(names.next(), value);
        }
        return metrics;
    }
}
