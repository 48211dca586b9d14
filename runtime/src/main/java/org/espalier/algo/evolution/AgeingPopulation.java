package org.espalier.algo.evolution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.geno.Dna;

/** A queue of fixed capacity in a ring; a member that enters a full queue drives out the oldest one. */
final class AgeingPopulation {
    private final Dna[] members;
    private final double[] scores;
    private final Map<Dna, Integer> living = new HashMap<>();
    private final int[] drawnIn;
    private int oldest;
    private int size;
    private int draws;

    AgeingPopulation(int capacity) {
        members = new Dna[capacity];
        Arrays.fill(members, Dna.EMPTY);
        scores = new double[capacity];
        drawnIn = new int[capacity];
    }

    boolean isFull() {
        return size == members.length;
    }

    boolean contains(Dna dna) {
        return living.containsKey(dna);
    }

    void add(Dna dna, double score) {
        int slot = oldest;
        if (isFull()) {
            living.computeIfPresent(members[slot], (member, count) -> count == 1 ? null : count - 1);
        } else {
            size++;
        }
        members[slot] = dna;
        scores[slot] = score;
        living.merge(dna, 1, Integer::sum);
        oldest = slot + 1 == members.length ? 0 : slot + 1;
    }

    /**
     * Returns the best of {@code count} different members of a full population, each subset being equally likely (Floyd's
     * method: Bentley, "Programming pearls: a sample of brilliance", CACM 30(9), 1987); ties are broken at random.
     */
    Dna tournament(int count, RandomGenerator random) {
        draws++;
        int best = -1;
        int ties = 1;
        for (int j = members.length - count; j < members.length; j++) {
            int drawn = random.nextInt(j + 1);
            int slot = drawnIn[drawn] == draws ? j : drawn;
            drawnIn[slot] = draws;
            if (best < 0 || scores[slot] > scores[best]) {
                best = slot;
                ties = 1;
            } else if (scores[slot] == scores[best]) {
                ties++;
                best = random.nextInt(ties) == 0 ? slot : best;
            }
        }
        return members[best];
    }
}
