package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome.Scored;
import org.espalier.algo.Outcome.Skipped;
import org.espalier.geno.Dna;

/**
 * The trials that a model is fitted to: all while there are few, then the best ones and the latest.
 *
 * <p>Once there are an eighth more than the limit, all but the latest half of the limit are ranked, and the best of them kept
 * as the other half. Several objectives rank by how many others dominate a trial.
 */
final class History {
    private final Embedding embedding;
    private final int most;
    private final Set<Dna> known = new HashSet<>();
    private List<Entry> entries = new ArrayList<>();
    private long observed;
    private long scored;

    History(Embedding embedding, int most) {
        this.embedding = embedding;
        this.most = most;
    }

    /**
     * One trial.
     *
     * @param point the DNA's point
     * @param scores the scores; empty if the trial failed or was infeasible
     * @param cost what it cost; NaN if that is unknown
     */
    record Entry(Dna dna, double[] point, double[] scores, double cost) {
        boolean isScored() {
            return scores.length > 0;
        }
    }

    void add(Observation observation) {
        if (observation.outcome() instanceof Skipped) {
            return;
        }
        double[] scores = observation.outcome() instanceof Scored values
                ? values.values().stream().mapToDouble(value -> value).toArray()
                : new double[0];
        Dna dna = observation.dna();
        entries.add(new Entry(dna, embedding.encode(dna), scores, observation.cost()));
        known.add(dna);
        observed++;
        scored += scores.length > 0 ? 1 : 0;
        if (entries.size() > most + most / 8) {
            forget();
        }
    }

    private void forget() {
        int latest = entries.size() - most / 2;
        List<Entry> ranked = new ArrayList<>(entries.subList(0, latest));
        List<Entry> scores = ranked.stream().filter(Entry::isScored).toList();
        ranked.sort(Comparator.comparingDouble(
                (Entry entry) -> entry.isScored() ? -rank(entry, scores) : Double.MAX_VALUE));
        Set<Entry> kept = new HashSet<>(ranked.subList(0, most - most / 2));
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (i >= latest || kept.contains(entry)) {
                left.add(entry);
            }
        }
        entries = left;
        known.clear();
        left.forEach(entry -> known.add(entry.dna()));
    }

    /** Larger is better. */
    private static double rank(Entry entry, List<Entry> others) {
        if (entry.scores().length == 1) {
            return entry.scores()[0];
        }
        return -others.stream()
                .filter(other -> dominates(other.scores(), entry.scores()))
                .count();
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
            better |= a[i] > b[i];
        }
        return better;
    }

    /** Returns the trials that are modelled, in the order in which they were observed. */
    List<Entry> entries() {
        return entries;
    }

    /** Returns whether {@code dna} is among the trials that are modelled. */
    boolean knows(Dna dna) {
        return known.contains(dna);
    }

    /** Returns the number of trials that were observed so far, modelled or not. */
    long observed() {
        return observed;
    }

    /** Returns the number of these that have scores. */
    long scored() {
        return scored;
    }
}
