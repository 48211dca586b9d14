package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.espalier.algo.OneChange;
import org.espalier.algo.math.Descent;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;

/**
 * Finds the DNA of the largest acquisition, on the tree of decisions itself.
 *
 * <p>Random DNA and small changes of the best ones so far compete; the winners, at first one of each shape (which candidates
 * with decisions of their own are picked), climb. A climb alternates between L-BFGS on all active numbers at once, and the
 * best exchange of a discrete decision, until neither helps.
 */
final class AcquisitionSearch {
    private static final int DRAWS = 300;
    private static final int CHANGES = 12;
    private static final int STARTS = 5;
    private static final int ROUNDS = 12;
    private static final int EXCHANGES = 150;
    private static final double INSIDE = 1e-3;
    private static final List<OneChange> STEPS = List.of(new OneChange(0.2), new OneChange(0.02));
    private static final Descent DESCENT = new Descent(25, 1e-4);
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::value).reversed();

    private final Embedding embedding;
    private final Acquisition acquisition;
    private final Predicate<Dna> free;
    private final double[] weights;
    private final RandomGenerator random;
    private Optional<Candidate> best = Optional.empty();

    /**
     * @param weights how fast the acquisition may change along each column, as an inverse squared length
     * @param free tells which DNA may be proposed
     */
    AcquisitionSearch(
            Embedding embedding,
            Acquisition acquisition,
            double[] weights,
            Predicate<Dna> free,
            RandomGenerator random) {
        this.embedding = embedding;
        this.weights = weights;
        this.acquisition = acquisition;
        this.free = free;
        this.random = random;
    }

    private record Candidate(Dna dna, double value) {}

    /** Returns the best free DNA that climbs from random DNA and from changes of {@code incumbents} find; empty if none. */
    Optional<Dna> climb(List<Dna> incumbents) {
        starts(candidates(incumbents)).forEach(this::climb);
        return best.map(Candidate::dna);
    }

    /**
     * As {@link #climb(List)}, without the climbs. Where nothing is known, a climb ends in the corners of the space, which are
     * the farthest from everything; draws do not.
     */
    Optional<Dna> draw(List<Dna> incumbents) {
        candidates(incumbents);
        return best.map(Candidate::dna);
    }

    private List<Candidate> candidates(List<Dna> incumbents) {
        Set<Dna> pool = new LinkedHashSet<>(incumbents);
        for (Dna incumbent : incumbents) {
            for (int i = 0; i < CHANGES; i++) {
                pool.add(STEPS.get(i % STEPS.size()).apply(embedding.spec(), incumbent, random));
            }
        }
        for (int i = 0; i < DRAWS; i++) {
            pool.add(DnaSampler.overDecisions().sample(embedding.spec(), random));
        }
        List<Candidate> candidates =
                new ArrayList<>(pool.stream().map(this::judge).toList());
        candidates.sort(BEST_FIRST.thenComparing(Candidate::dna));
        return candidates;
    }

    private Candidate judge(Dna dna) {
        double value = acquisition.at(embedding.encode(dna), new double[0]);
        Candidate candidate = new Candidate(dna, Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value);
        if ((best.isEmpty() || candidate.value() > best.get().value()) && free.test(dna)) {
            best = Optional.of(candidate);
        }
        return candidate;
    }

    /** Returns the best of each shape, then the best of all. */
    private List<Candidate> starts(List<Candidate> sorted) {
        List<Candidate> starts = new ArrayList<>();
        Set<List<Integer>> shapes = new HashSet<>();
        for (Candidate candidate : sorted) {
            if (starts.size() < STARTS && shapes.add(embedding.shape(candidate.dna()))) {
                starts.add(candidate);
            }
        }
        for (Candidate candidate : sorted) {
            if (starts.size() < STARTS && !starts.contains(candidate)) {
                starts.add(candidate);
            }
        }
        return starts;
    }

    private void climb(Candidate start) {
        Candidate at = start;
        for (int round = 0; round < ROUNDS; round++) {
            Candidate next = exchange(slide(at));
            if (!(next.value() > at.value() + 1e-6)) {
                return;
            }
            at = next;
        }
    }

    private Candidate exchange(Candidate at) {
        Candidate most = at;
        for (Dna neighbour : Exchanges.of(embedding.spec(), at.dna(), EXCHANGES, random)) {
            Candidate candidate = judge(neighbour);
            if (candidate.value() > most.value()) {
                most = candidate;
            }
        }
        return most;
    }

    /**
     * Moves all active numbers at once. A number is {@code (1 - cos(t / speed)) / 2}, so it cannot leave its range, and one
     * step of {@code t} is about one length scale.
     */
    private Candidate slide(Candidate at) {
        List<Slot> numbers = embedding.numbers(at.dna());
        if (numbers.isEmpty()) {
            return at;
        }
        double[] point = embedding.encode(at.dna());
        double[] speeds = new double[numbers.size()];
        double[] start = new double[numbers.size()];
        int columns = 0;
        for (int i = 0; i < start.length; i++) {
            Slot slot = numbers.get(i);
            speeds[i] = Math.sqrt(1 + weights[slot.firstDense()]);
            double unit = Math.max(INSIDE, Math.min(1 - INSIDE, slot.unitIn(point)));
            start[i] = Math.acos(1 - 2 * unit) * speeds[i];
            columns = Math.max(columns, slot.firstDense() + slot.dense());
        }
        double[] slopes = new double[columns];
        double[] end = DESCENT.minimize(
                (t, gradient) -> {
                    double[] units = units(t, speeds);
                    for (int i = 0; i < units.length; i++) {
                        numbers.get(i).place(units[i], point);
                    }
                    double value = acquisition.at(point, slopes);
                    for (int i = 0; i < units.length; i++) {
                        double turn = Math.sin(t[i] / speeds[i]) / (2 * speeds[i]);
                        gradient[i] = -turn * numbers.get(i).slope(units[i], slopes);
                    }
                    return -value;
                },
                start);
        Candidate moved = judge(embedding.withNumbers(at.dna(), units(end, speeds)));
        return moved.value() > at.value() ? moved : at;
    }

    private static double[] units(double[] t, double[] speeds) {
        double[] units = new double[t.length];
        Arrays.setAll(units, i -> (1 - Math.cos(t[i] / speeds[i])) / 2);
        return units;
    }
}
