package org.espalier.algo.bayes.forest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.geno.Dna;

/** The observations that the forest learns from: the best quarter and the latest, and the DNA tried lately. */
final class Memory {
    private static final int REMEMBERED = 10_000;

    /** An observation; {@code loss} grows with badness and is positive infinity for a failure. */
    record Entry(Dna dna, double[] row, double loss) {}

    private final int capacity;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Dna> tried = new LinkedHashSet<>();

    Memory(int capacity) {
        this.capacity = capacity;
    }

    List<Entry> entries() {
        return entries;
    }

    boolean contains(Dna dna) {
        return tried.contains(dna);
    }

    void add(Entry entry) {
        entries.add(entry);
        if (tried.add(entry.dna()) && tried.size() > REMEMBERED) {
            tried.remove(tried.iterator().next());
        }
        if (entries.size() > capacity + capacity / 4) {
            thinOut();
        }
    }

    /** Drops the oldest that are not among the best quarter, down to the capacity. */
    private void thinOut() {
        double[] losses = entries.stream().mapToDouble(Entry::loss).sorted().toArray();
        double bound = losses[capacity / 4];
        int surplus = entries.size() - capacity;
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : entries) {
            if (surplus > 0 && entry.loss() >= bound) {
                surplus--;
            } else {
                kept.add(entry);
            }
        }
        entries.clear();
        entries.addAll(kept);
    }

    /** Returns the {@code count} best entries, the best first. */
    List<Entry> best(int count) {
        return entries.stream()
                .sorted(Comparator.comparingDouble(Entry::loss))
                .limit(count)
                .toList();
    }
}
