package org.espalier.benchmarks.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.infra.Blackhole;

/** The loops as somebody writes them who needs no library, keeping what a study keeps of a trial. */
final class LoopsByHand {
    private static final long SEED = 7;

    private LoopsByHand() {}

    /** What is kept of a trial. */
    record Trial(long id, int[] genes, double score, long startMillis, long elapsedMillis) {}

    static List<Trial> randomSearch(HandWritten<?> space, int trials, Blackhole hole) {
        List<Trial> kept = new ArrayList<>();
        for (int i = 1; i <= trials; i++) {
            kept.add(evaluated(space, i, space.random(new SplittableRandom(SEED + i)), hole));
        }
        return kept;
    }

    static List<Trial> evolution(HandWritten<?> space, int trials, Blackhole hole) {
        List<Trial> kept = new ArrayList<>();
        ArrayDeque<Trial> population = new ArrayDeque<>();
        Trial[] drawable = new Trial[LoopBenchmark.POPULATION];
        for (int i = 1; i <= trials; i++) {
            RandomGenerator random = new SplittableRandom(SEED + i);
            boolean full = population.size() == drawable.length;
            int[] genes = full ? space.mutate(best(drawable, random).genes(), random) : space.random(random);
            Trial trial = evaluated(space, i, genes, hole);
            kept.add(trial);
            if (full) {
                population.removeFirst();
            }
            population.addLast(trial);
            drawable[i % drawable.length] = trial;
        }
        return kept;
    }

    private static Trial best(Trial[] population, RandomGenerator random) {
        Trial best = population[random.nextInt(population.length)];
        for (int i = 1; i < LoopBenchmark.TOURNAMENT; i++) {
            Trial other = population[random.nextInt(population.length)];
            best = other.score() > best.score() ? other : best;
        }
        return best;
    }

    private static Trial evaluated(HandWritten<?> space, int id, int[] genes, Blackhole hole) {
        long start = System.currentTimeMillis();
        hole.consume(space.build(genes));
        double score = LoopBenchmark.score(id);
        return new Trial(id, genes, score, start, System.currentTimeMillis() - start);
    }
}
