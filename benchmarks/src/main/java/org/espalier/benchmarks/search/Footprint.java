package org.espalier.benchmarks.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.space.SearchSpace;
import org.espalier.store.InMemoryTrialStore;
import org.espalier.store.TrialStore;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;

/** How many bytes a trial takes that is kept: in the store alone, and in a whole study. */
public final class Footprint {
    private Footprint() {}

    /** Returns the bytes for each of {@code trials} trials in a store, its DNA included. */
    public static double store(SearchSpace<?> space, int trials) {
        return perTrial(trials, () -> fill(space, trials));
    }

    /** Returns the bytes for each of {@code trials} trials of a study by random search, all included. */
    public static double randomSearch(SearchSpace<?> space, int trials) {
        return perTrial(trials, () -> study(space, new RandomSearch(), trials));
    }

    /** Returns the bytes for each of {@code trials} trials of a study by regularized evolution, all included. */
    public static double evolution(SearchSpace<?> space, int trials) {
        return perTrial(
                trials,
                () -> study(
                        space, new RegularizedEvolution(LoopBenchmark.POPULATION, LoopBenchmark.TOURNAMENT), trials));
    }

    private static TrialStore fill(SearchSpace<?> space, int trials) {
        SplittableRandom random = new SplittableRandom(7);
        DnaSampler sampler = DnaSampler.overDecisions();
        Provenance provenance = Provenance.of(space.spec(), 7, "none");
        TrialStore store = new InMemoryTrialStore();
        for (int i = 1; i <= trials; i++) {
            Dna dna = sampler.sample(space.spec(), random);
            TrialRun run = new TrialRun(Instant.ofEpochMilli(i), Duration.ofMillis(1), "main", provenance);
            store.append(new Trial(i, dna, TrialState.COMPLETED, Map.of("reward", (double) i), run, TrialLog.EMPTY));
        }
        return store;
    }

    private static <T> Study<T> study(SearchSpace<T> space, Algorithm algorithm, int trials) {
        Study<T> study = Study.of(space).algorithm(algorithm).seed(7).start();
        for (Sample<T> sample : study.sample(trials)) {
            sample.report(LoopBenchmark.score(sample.id()));
        }
        return study;
    }

    private static double perTrial(int trials, Supplier<Object> maker) {
        long before = used();
        Object kept = maker.get();
        long after = used();
        if (kept.hashCode() == before) { // keeps what was made alive until here
            return 0;
        }
        return (after - before) / (double) trials;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
