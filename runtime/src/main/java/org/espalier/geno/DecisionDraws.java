package org.espalier.geno;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;

/** Draws each decision on its own. */
final class DecisionDraws {
    static final DnaSampler INSIDE = DecisionDraws::spec;

    private DecisionDraws() {}

    static Dna spec(DnaSpec spec, RandomGenerator random) {
        List<DecisionPoint> points = spec.points();
        int[] plainChoices = spec.plainChoices();
        Decision[] decisions = new Decision[plainChoices.length];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = plainChoices[i] > 0
                    ? Chosen.of(random.nextInt(plainChoices[i]))
                    : decision(points.get(i), random, INSIDE);
        }
        return Dna.owning(decisions);
    }

    /** Draws a decision; {@code inside} draws the DNA of the candidates that are picked. */
    static Decision decision(DecisionPoint point, RandomGenerator random, DnaSampler inside) {
        if (point instanceof Choices choices) {
            return choices.selection().k() == 1
                    ? single(choices.candidates(), random, inside)
                    : several(choices, random, inside);
        }
        if (point instanceof FloatRange range) {
            return new FloatValue(range.scale().fromUnit(random.nextDouble(), range.min(), range.max()));
        }
        if (point instanceof IntRange range) {
            return new IntValue(integer(range, random));
        }
        if (point instanceof Permutation order) {
            return new Order(picks(order.candidates(), distinct(order.picks(), order.picks(), random), random, inside));
        }
        return new TextValue(((Custom) point).genes().random(random, Optional.empty()));
    }

    private static Decision single(List<Candidate> candidates, RandomGenerator random, DnaSampler inside) {
        int index = random.nextInt(candidates.size());
        DnaSpec spec = candidates.get(index).spec();
        return spec.isEmpty() ? Chosen.of(index) : Chosen.of(index, inside.sample(spec, random));
    }

    private static Decision several(Choices choices, RandomGenerator random, DnaSampler inside) {
        Selection selection = choices.selection();
        int n = choices.candidates().size();
        int[] indices = selection.distinct() ? distinct(selection.k(), n, random) : free(selection.k(), n, random);
        if (selection.sorted()) {
            Arrays.sort(indices);
        }
        return new Chosen(picks(choices.candidates(), indices, random, inside));
    }

    private static List<Pick> picks(
            List<Candidate> candidates, int[] indices, RandomGenerator random, DnaSampler inside) {
        Pick[] picks = new Pick[indices.length];
        for (int j = 0; j < picks.length; j++) {
            DnaSpec spec = candidates.get(indices[j]).spec();
            picks[j] = spec.isEmpty() ? Pick.of(indices[j]) : new Pick(indices[j], inside.sample(spec, random));
        }
        return List.of(picks);
    }

    private static int[] free(int k, int n, RandomGenerator random) {
        int[] indices = new int[k];
        for (int j = 0; j < k; j++) {
            indices[j] = random.nextInt(n);
        }
        return indices;
    }

    /** Draws an ordered k-subset of {@code 0 ... n - 1}: by rejection if k is small, by a partial shuffle otherwise. */
    private static int[] distinct(int k, int n, RandomGenerator random) {
        if (k <= 16 && k <= n / 4) {
            int[] indices = new int[k];
            for (int j = 0; j < k; j++) {
                int index = random.nextInt(n);
                while (contains(indices, j, index)) {
                    index = random.nextInt(n);
                }
                indices[j] = index;
            }
            return indices;
        }
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        for (int j = 0; j < k; j++) {
            int other = j + random.nextInt(n - j);
            int drawn = all[other];
            all[other] = all[j];
            all[j] = drawn;
        }
        return k == n ? all : Arrays.copyOf(all, k);
    }

    private static boolean contains(int[] indices, int count, int index) {
        for (int i = 0; i < count; i++) {
            if (indices[i] == index) {
                return true;
            }
        }
        return false;
    }

    /**
     * Draws an integer. On a log scale a value stands for the reals that are nearer to it than to its neighbours, and the two
     * end values for as much outside the grid (but never for more than half of the smallest value), so that the ends are not
     * rarer than they should be.
     */
    private static long integer(IntRange range, RandomGenerator random) {
        IntGrid grid = range.grid();
        if (range.scale() == Scale.LINEAR) {
            return grid.at(random.nextLong(grid.count()));
        }
        double half = grid.step() / 2.0;
        double low = grid.min() - Math.min(half, grid.min() / 2.0);
        double value = Scale.LOG.fromUnit(random.nextDouble(), low, grid.last() + half);
        long drawn = grid.nearest(value);
        return range.scale() == Scale.LOG ? drawn : grid.min() + grid.last() - drawn;
    }
}
