package org.espalier.algo.math;

import org.espalier.internal.Checks;
import org.espalier.internal.Seeds;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * A scrambled Sobol sequence: points of the unit cube that cover it more evenly than random ones, in any prefix.
 *
 * <p>The direction numbers are those of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30, 2008. Every dimension is scrambled by its own hash in the manner of Owen (Burley,
 * "Practical hash-based Owen scrambling", JCGT 9(4), 2020, section 3), which keeps the evenness and makes every single
 * point uniform over seeds.
 *
 * <p>Points are functions of (seed, index). Confined to one thread.
 */
public final class Sobol {
    /** The most dimensions of a sequence. */
    public static final int MAX_DIMENSIONS = 21_201;

    private static final double UNIT = 0x1p-32;

    private final SobolSequenceGenerator sequence;
    private final int[] keys;

    /**
     * Creates the sequence of {@code dimensions} dimensions that is scrambled by {@code seed}.
     *
     * @throws IllegalArgumentException if {@code dimensions} is not in {@code [1, MAX_DIMENSIONS]}
     */
    public Sobol(int dimensions, long seed) {
        Checks.inRange("dimensions", dimensions, 1, MAX_DIMENSIONS);
        this.sequence = new SobolSequenceGenerator(dimensions);
        this.keys = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            keys[i] = (int) Seeds.mix(seed, i, 0);
        }
    }

    /**
     * Returns point number {@code index}, each coordinate in {@code [0, 1)}.
     *
     * @param index in {@code [0, 2^31)}
     */
    public double[] at(int index) {
        double[] point = sequence.skipTo(index);
        for (int i = 0; i < point.length; i++) {
            point[i] = Integer.toUnsignedLong(scramble((int) (long) (point[i] / UNIT), keys[i])) * UNIT;
        }
        return point;
    }

    /** Flips each bit by a hash of all higher bits. */
    private static int scramble(int bits, int key) {
        int x = Integer.reverse(bits);
        x ^= x * 0x3d20adea;
        x += key;
        x *= (key >>> 16) | 1;
        x ^= x * 0x05526c56;
        x ^= x * 0x53a22864;
        return Integer.reverse(x);
    }
}
