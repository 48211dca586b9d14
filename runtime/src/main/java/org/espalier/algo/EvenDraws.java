package org.espalier.algo;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.algo.math.Sobol;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/**
 * DNA spread evenly over a space: number i is drawn with the coordinates of point i of a scrambled {@link Sobol} sequence
 * in the place of random numbers.
 *
 * <p>Decisions take coordinates in the order in which they are drawn, one for a number or a pick. So every prefix of the
 * sequence stratifies numbers and candidates alike, and inside a candidate the decisions that exist only there are spread
 * over the points that picked it. Each DNA by itself is distributed as by {@link DnaSampler#overDecisions}.
 *
 * <p>Confined to one run.
 */
public final class EvenDraws {
    private static final int MOST_DIMENSIONS = 1024;
    private static final DnaSampler SAMPLER = DnaSampler.overDecisions();

    private final DnaSpec spec;
    private final Sobol sequence;

    /** Creates the sequence over {@code spec} that is scrambled by {@code seed}. */
    public EvenDraws(DnaSpec spec, long seed) {
        this.spec = spec;
        this.sequence = new Sobol(Math.max(1, draws(spec, new IdentityHashMap<>())), seed);
    }

    /**
     * Returns DNA number {@code index}.
     *
     * @param index in {@code [0, inf)}; the sequence begins anew after 2^31 DNA
     * @param rest supplies what the sequence does not: the lowest bits, and decisions beyond the 1,024th
     */
    public Dna draw(long index, RandomGenerator rest) {
        return SAMPLER.sample(spec, new PointRandom(sequence.at((int) (index & Integer.MAX_VALUE)), rest));
    }

    /** Returns the most numbers that a DNA may take, but at most {@link #MOST_DIMENSIONS}. */
    private static int draws(DnaSpec spec, Map<DnaSpec, Integer> known) {
        Integer counted = known.get(spec);
        if (counted != null) {
            return counted;
        }
        long sum = 0;
        for (DecisionPoint point : spec.points()) {
            sum = Math.min(MOST_DIMENSIONS, sum + draws(point, known));
        }
        known.put(spec, (int) sum);
        return (int) sum;
    }

    private static long draws(DecisionPoint point, Map<DnaSpec, Integer> known) {
        long inside = 0;
        for (Candidate candidate : point.candidates()) {
            int draws = draws(candidate.spec(), known);
            inside = point instanceof Permutation ? inside + draws : Math.max(inside, draws);
        }
        long picks = Math.max(1, point.picks());
        return point instanceof Permutation ? picks + inside : picks * (1 + inside);
    }

    /** Reads its numbers off a point, then off another generator. */
    private static final class PointRandom implements RandomGenerator {
        private static final double LOWEST = 0x1p-32;

        private final double[] point;
        private final RandomGenerator rest;
        private int next;

        PointRandom(double[] point, RandomGenerator rest) {
            this.point = point;
            this.rest = rest;
        }

        @Override
        public double nextDouble() {
            return next < point.length ? point[next++] + rest.nextDouble() * LOWEST : rest.nextDouble();
        }

        @Override
        public int nextInt(int bound) {
            return (int) nextLong(bound);
        }

        @Override
        public long nextLong(long bound) {
            return Math.min(bound - 1, (long) (nextDouble() * bound));
        }

        @Override
        public long nextLong() {
            return (long) (nextDouble() * 0x1p32) << 32 | rest.nextInt() & 0xffffffffL;
        }
    }
}
