package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final DnaSpec SPEC = SpecShapes.all().get("floats");

    private final SplittableRandom random = new SplittableRandom(1);
    private final History history = new History(new Embedding(SPEC), 40);

    @Test
    void keepsTheBestAndTheLatestOfManyTrials() {
        for (int trial = 1; trial <= 100_000; trial++) {
            add(trial, Outcome.scored(trial == 77 ? 1e9 : trial % 1000));
        }
        assertThat(history.entries()).hasSizeBetween(40, 45);
        assertThat(history.observed()).isEqualTo(100_000);
        assertThat(history.entries().get(0).scores()).containsExactly(1e9);
        assertThat(history.entries().get(history.entries().size() - 1).scores()).containsExactly(0);
    }

    @Test
    void keepsFrontsOfSeveralObjectives() {
        for (int trial = 1; trial <= 1000; trial++) {
            double x = trial <= 20 ? trial : -trial;
            add(trial, new Outcome.Scored(List.of(x, trial <= 20 ? -x : -1000.0)));
        }
        assertThat(history.entries().subList(0, 20)).allMatch(entry -> entry.scores()[0] > 0);
    }

    @Test
    void skippedTrialsSayNothing() {
        add(1, new Outcome.Skipped("later"));
        add(2, new Outcome.Infeasible("no"));
        add(3, new Outcome.Failed("boom"));
        assertThat(history.entries()).hasSize(2).noneMatch(History.Entry::isScored);
        assertThat(history.scored()).isZero();
    }

    private void add(long trial, Outcome outcome) {
        Dna dna = DnaSampler.overDecisions().sample(SPEC, random);
        history.add(new Observation(trial, dna, outcome, Map.of()));
    }
}
