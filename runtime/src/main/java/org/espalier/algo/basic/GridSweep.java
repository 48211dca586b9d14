package org.espalier.algo.basic;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Visits all DNA of a space, each once, then is exhausted.
 *
 * <p>Ranges of reals are replaced by a few points, equally far apart in the scale of the range, both ends included;
 * ranges of integers are visited in full or at as many points. Custom decisions take part if their values can be listed.
 *
 * <pre>{@code
 * new GridSweep()                                  // 10 points for each range of reals, every integer
 * new GridSweep().pointsPerFloat(3).pointsPerInt(5)
 * new GridSweep().shard(0, 4)                      // children 0, 4, 8, ...: one of four machines
 * new GridSweep().shuffled()                       // each child once, in random order
 * }</pre>
 *
 * A run that observes a history before its first proposal continues after the last DNA of it.
 *
 * @param pointsPerFloat points of a range of reals, in {@code [1, inf)}; a single point is the middle
 * @param pointsPerInt most points of a range of integers, in {@code [1, inf)}
 * @param shard which part of the children is visited, in {@code [0, shards)}: those whose place in the sequence has this remainder
 * @param shards number of parts, in {@code [1, inf)}
 * @param sequence the order in which children are visited
 */
public record GridSweep(int pointsPerFloat, int pointsPerInt, int shard, int shards, Sequence sequence)
        implements MultiObjective {
    private static final int DEFAULT_POINTS = 10;

    /** The order in which children are visited. */
    public enum Sequence {
        /** That of {@link org.espalier.geno.Enumerator}. */
        ENUMERATED,
        /** A random one, which depends on the seed of the study alone, so that shards of equal seed have nothing in common. */
        SHUFFLED
    }

    /** @throws IllegalArgumentException if a number is outside its range */
    public GridSweep {
        Checks.atLeast("pointsPerFloat", pointsPerFloat, 1);
        Checks.atLeast("pointsPerInt", pointsPerInt, 1);
        Checks.atLeast("shards", shards, 1);
        Checks.inRange("shard", shard, 0, shards - 1);
    }

    /** Creates the sweep over everything, with 10 points for each range of reals and every integer. */
    public GridSweep() {
        this(DEFAULT_POINTS, Integer.MAX_VALUE, 0, 1, Sequence.ENUMERATED);
    }

    /** Returns this sweep with another number of points for each range of reals. */
    public GridSweep pointsPerFloat(int points) {
        return new GridSweep(points, pointsPerInt, shard, shards, sequence);
    }

    /** Returns this sweep with at most {@code points} points for each range of integers. */
    public GridSweep pointsPerInt(int points) {
        return new GridSweep(pointsPerFloat, points, shard, shards, sequence);
    }

    /** Returns the sweep over part {@code number} of {@code count} parts of equal size. */
    public GridSweep shard(int number, int count) {
        return new GridSweep(pointsPerFloat, pointsPerInt, number, count, sequence);
    }

    /** Returns this sweep in random order, still without repetition. */
    public GridSweep shuffled() {
        return new GridSweep(pointsPerFloat, pointsPerInt, shard, shards, Sequence.SHUFFLED);
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.espalier.geno.InfiniteSpaceException if a custom decision cannot be listed
     * @throws IllegalArgumentException if there are several shards or a random order and custom decisions, which have no numbers,
     *     or a random order of more than 2^124 children
     */
    @Override
    public Proposer start(Problem problem) {
        return new GridRun(this, problem.spec(), problem.seed());
    }
}
