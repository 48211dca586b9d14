package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.junit.jupiter.api.Test;

class StudyMemoryTest {

    /** Nine decisions take about 150 bytes; whatever else grew with the trials would show. */
    @Test
    void aTrialTakesFewerThan250Bytes() {
        int trials = 200_000;
        long before = used();
        Study<Map<String, Object>> study = Study.of(Spaces.large())
                .algorithm(new RegularizedEvolution(100, 10))
                .start();
        for (Sample<Map<String, Object>> sample : study.sample(trials)) {
            sample.report(sample.id() % 1_000);
        }
        long bytes = used() - before;
        assertThat(study.trials()).hasSize(trials);
        assertThat(bytes / trials).isLessThan(250);
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
