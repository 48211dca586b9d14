package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Individual;

/** Individuals of a front by the reference direction to which each is nearest (algorithms 3 and 4 of the paper). */
final class Niches {
    private final List<List<Member>> waiting = new ArrayList<>();
    private final int[] counts;

    private record Member(Individual individual, double distance) {}

    private Niches(int directions) {
        counts = new int[directions];
        for (int i = 0; i < directions; i++) {
            waiting.add(new ArrayList<>());
        }
    }

    /** Returns the niches of {@code front}, where those of {@code earlier} are taken already. */
    static Niches of(List<Individual> earlier, List<Individual> front, int divisions) {
        List<Individual> all = new ArrayList<>(earlier);
        all.addAll(front);
        List<double[]> points = Normalization.of(all);
        List<double[]> directions = ReferencePoints.grid(points.get(0).length, divisions);
        Niches niches = new Niches(directions.size());
        for (int i = 0; i < all.size(); i++) {
            int nearest = ReferencePoints.nearest(directions, points.get(i));
            if (i < earlier.size()) {
                niches.counts[nearest]++;
            } else {
                double distance = ReferencePoints.distance(directions.get(nearest), points.get(i));
                niches.waiting.get(nearest).add(new Member(all.get(i), distance));
            }
        }
        return niches;
    }

    /** Returns {@code missing} individuals of the front, which has as many or more. */
    List<Individual> fill(int missing, RandomGenerator random) {
        List<Individual> chosen = new ArrayList<>();
        while (chosen.size() < missing) {
            int niche = emptiest(random);
            List<Member> members = waiting.get(niche);
            int taken = counts[niche] == 0 ? closest(members) : random.nextInt(members.size());
            chosen.add(members.remove(taken).individual());
            counts[niche]++;
        }
        return chosen;
    }

    private int emptiest(RandomGenerator random) {
        int best = -1;
        int ties = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!waiting.get(i).isEmpty()) {
                if (best < 0 || counts[i] < counts[best]) {
                    best = i;
                    ties = 1;
                } else if (counts[i] == counts[best] && random.nextInt(++ties) == 0) {
                    best = i;
                }
            }
        }
        return best;
    }

    private static int closest(List<Member> members) {
        int best = 0;
        for (int i = 1; i < members.size(); i++) {
            best = members.get(i).distance() < members.get(best).distance() ? i : best;
        }
        return best;
    }
}
