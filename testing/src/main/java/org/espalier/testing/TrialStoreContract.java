package org.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.store.TrialStore;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

/** What every store promises. Extend it and supply an empty store. */
public abstract class TrialStoreContract {
    private static final Provenance HERE = Provenance.of(DnaSpec.EMPTY, 7, "Random");

    /** Returns a new, empty store. */
    protected abstract TrialStore store();

    @Test
    void returnsWhatWasAppendedInThatOrder() {
        TrialStore store = store();
        List<Trial> trials = new ArrayList<>();
        for (int id = 1; id <= 3_000; id++) {
            trials.add(anyTrial(id));
        }
        Collections.shuffle(trials.subList(5, 2_500), new Random(3));
        trials.forEach(store::append);
        assertThat(store.size()).isEqualTo(3_000);
        assertThat(store.trials()).isEqualTo(trials);
        for (Trial trial : trials) {
            assertThat(store.find(trial.id())).contains(trial);
        }
    }

    @Test
    void snapshotsDoNotGrow() {
        TrialStore store = store();
        store.append(anyTrial(1));
        List<Trial> before = store.trials();
        store.append(anyTrial(2));
        assertThat(before).containsExactly(anyTrial(1));
        assertThatThrownBy(() -> before.get(1)).hasMessage("index: expected int in [0, 1), found 1");
    }

    @Test
    void knowsNothingOfOtherTrials() {
        TrialStore store = store();
        store.append(anyTrial(2));
        for (long id : new long[] {-1, 0, 1, 3, 5_000}) {
            assertThat(store.find(id)).isEmpty();
        }
        assertThatThrownBy(() -> store.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void claimsContinueAfterWhatIsThere() {
        TrialStore store = store();
        assertThat(store.claim("a")).isEqualTo(1);
        assertThat(store.claim("b")).isEqualTo(2);
        store.append(anyTrial(10));
        assertThat(store.claim("a")).isEqualTo(11);
    }

    @Test
    void givesEveryIdOnceToManyThreads() throws InterruptedException {
        TrialStore store = store();
        Set<Long> claimed = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int n = 0; n < 500; n++) {
                    long id = store.claim("w");
                    claimed.add(id);
                    store.append(anyTrial(id));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(claimed).hasSize(2_000);
        assertThat(store.size()).isEqualTo(2_000);
    }

    @Test
    void refusesRunningTrialsAndSecondEnds() {
        TrialStore store = store();
        Trial running = new Trial(1, Dna.EMPTY, TrialState.RUNNING, Map.of(), run(1), TrialLog.EMPTY);
        assertThatThrownBy(() -> store.append(running))
                .hasMessage("trial 1: expected one that has ended, found RUNNING");
        store.append(anyTrial(1));
        assertThatThrownBy(() -> store.append(anyTrial(1)))
                .hasMessage("trial 1: expected a new id, found one that was appended");
        assertThat(store.size()).isEqualTo(1);
    }

    /** Trials of all kinds: by state, metrics, log and worker. */
    private static Trial anyTrial(long id) {
        Dna dna = Dna.parse("[" + id % 5 + ", 0." + id + "]");
        return switch ((int) (id % 6)) {
            case 0 -> new Trial(id, dna, TrialState.FAILED, Map.of(), run(id), TrialLog.ofReason("boom " + id));
            case 1 -> new Trial(id, dna, TrialState.SKIPPED, Map.of(), run(id), TrialLog.EMPTY);
            case 2 -> new Trial(id, dna, TrialState.COMPLETED, two(id), run(id), TrialLog.EMPTY);
            case 3 -> new Trial(id, dna, TrialState.STOPPED, Map.of("reward", -0.5 * id), run(id), log(id));
            case 4 -> new Trial(id, dna, TrialState.INFEASIBLE, Map.of("reward", Double.NaN), run(id), log(id));
            default -> new Trial(id, dna, TrialState.COMPLETED, Map.of("reward", 0.25 * id), run(id), TrialLog.EMPTY);
        };
    }

    private static Map<String, Double> two(long id) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("z", 1.0 * id);
        metrics.put("a", 2.0 * id);
        return metrics;
    }

    private static TrialLog log(long id) {
        Measurement measurement = new Measurement(id, Map.of("reward", 0.5), Duration.ofMillis(3));
        return new TrialLog(
                "",
                List.of(measurement),
                Map.of("n", List.of(1, "b")),
                Map.of("page", "http://h/" + id),
                Map.of("g", 2));
    }

    private static TrialRun run(long id) {
        return new TrialRun(Instant.ofEpochMilli(1_000 + id), Duration.ofMillis(2 * id), "w" + id % 3, HERE);
    }
}
