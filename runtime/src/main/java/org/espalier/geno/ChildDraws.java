package org.espalier.geno;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/** Draws every child of a finite space with the same probability, by drawing its number. */
final class ChildDraws {
    private static final int LONG_BITS = 62;

    private ChildDraws() {}

    static Dna spec(DnaSpec spec, RandomGenerator random) {
        Ranks ranks = spec.ranks();
        Ranks.Leaf leaf = point -> DecisionDraws.decision(point, random);
        Decision[] decisions = new Decision[spec.points().size()];
        for (int i = 0; i < decisions.length; i++) {
            Ranks.Digit digit = ranks.digit(i);
            decisions[i] = digit.at(below(digit.size(), random), leaf);
        }
        return Dna.owning(decisions);
    }

    /** Returns a uniform number in {@code [0, bound)}. */
    private static BigInteger below(BigInteger bound, RandomGenerator random) {
        int bits = bound.bitLength();
        if (bits <= LONG_BITS) {
            return BigInteger.valueOf(random.nextLong(bound.longValue()));
        }
        byte[] bytes = new byte[(bits + 7) / 8];
        BigInteger drawn = bound;
        while (drawn.compareTo(bound) >= 0) {
            random.nextBytes(bytes);
            bytes[0] &= (byte) (0xff >>> (8 * bytes.length - bits));
            drawn = new BigInteger(1, bytes);
        }
        return drawn;
    }
}
