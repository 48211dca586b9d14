package org.espalier.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Dna;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final TrialRun RUN =
            new TrialRun(Instant.EPOCH, Duration.ZERO, "w", Provenance.of(SpecShapes.conditional(), 7, "Random"));

    @Test
    void printsItsStateReasonAndMetrics() {
        assertThat(new Trial(7, Dna.parse("[1]"), TrialState.COMPLETED, Map.of("reward", 0.5), RUN, TrialLog.EMPTY))
                .hasToString("Trial 7 is COMPLETED: [1] {reward=0.5}");
        assertThat(new Trial(8, Dna.parse("[1]"), TrialState.FAILED, Map.of(), RUN, TrialLog.ofReason("boom")))
                .hasToString("Trial 8 is FAILED (boom): [1]");
    }

    @Test
    void refusesWhatIsNoTrial() {
        assertThatThrownBy(() -> new Trial(0, Dna.EMPTY, TrialState.FAILED, Map.of(), RUN, TrialLog.EMPTY))
                .hasMessage("id: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Trial(1, Dna.EMPTY, TrialState.COMPLETED, Map.of(), RUN, TrialLog.EMPTY))
                .hasMessage("metrics: expected at least 1 for a trial that is COMPLETED, found none");
    }

    @Test
    void doesNotFollowChangesOfItsArguments() {
        Map<String, Double> metrics = new LinkedHashMap<>(Map.of("reward", 1.0));
        Trial trial = new Trial(1, Dna.EMPTY, TrialState.COMPLETED, metrics, RUN, TrialLog.EMPTY);
        metrics.put("reward", 2.0);
        assertThat(trial.metrics()).containsExactly(Map.entry("reward", 1.0));
    }

    @Test
    void notesHoldWhatCanBeStored() {
        TrialLog.requireNote(Map.of("a", List.of(1, 2.5, true, "x")));
        assertThatThrownBy(() -> TrialLog.requireNote(List.of(1, Duration.ZERO)))
                .hasMessage("note: expected text, number, boolean, or a list or map of them with text keys, found"
                        + " java.time.Duration 'PT0S'");
        assertThatThrownBy(() -> TrialLog.requireNote(Map.of(1, 2)))
                .hasMessageStartingWith("note: expected text, number, boolean");
    }

    @Test
    void fingerprintsTellSpacesApart() {
        String one = Provenance.fingerprint(SpecShapes.conditional());
        assertThat(one).matches("[0-9a-f]{16}").isEqualTo(Provenance.fingerprint(SpecShapes.conditional()));
        assertThat(one).isNotEqualTo(Provenance.fingerprint(SpecShapes.nasBench201()));
    }

    @Test
    void provenanceNamesVersionsAndMachine() {
        assertThat(RUN.provenance().versions()).containsOnlyKeys("espalier", "java", "os");
        assertThat(RUN.provenance().machine()).matches(".+ x \\d+");
    }
}
