package org.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.TrialStoreContract;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class InMemoryTrialStoreTest extends TrialStoreContract {
    @Override
    protected TrialStore store() {
        return TrialStore.inMemory();
    }

    /** A million trials that share their DNA: the documented 45 bytes each, with room for what the heap rounds up. */
    @Test
    void keepsAMillionTrialsInSixtyMegabytes() {
        TrialRun run = new TrialRun(
                Instant.ofEpochMilli(5), Duration.ofMillis(1), "w", Provenance.of(DnaSpec.EMPTY, 7, "Random"));
        long before = used();
        TrialStore store = store();
        for (int i = 0; i < 1_000_000; i++) {
            long id = store.claim("w");
            Map<String, Double> metrics = Map.of("reward", (double) id);
            store.append(new Trial(id, Dna.EMPTY, TrialState.COMPLETED, metrics, run, TrialLog.EMPTY));
        }
        assertThat(used() - before).isLessThan(60_000_000L);
        assertThat(store.find(999_999))
                .hasValueSatisfying(trial -> assertThat(trial.metrics()).containsEntry("reward", 999_999.0));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
