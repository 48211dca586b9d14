package org.espalier.geno;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws every child of a finite space with the same probability: by drawing its number, or directly where all picks stand for
 * equally many children.
 */
final class ChildDraws {
    private static final int LONG_BITS = 62;

    static final DnaSampler INSIDE = ChildDraws::spec;

    private ChildDraws() {}

    static Dna spec(DnaSpec spec, RandomGenerator random) {
        Ranks ranks = spec.ranks();
        List<DecisionPoint> points = spec.points();
        Ranks.Leaf leaf = point -> DecisionDraws.decision(point, random, INSIDE);
        Decision[] decisions = new Decision[points.size()];
        for (int i = 0; i < decisions.length; i++) {
            Ranks.Digit digit = ranks.digit(i);
            decisions[i] = digit instanceof PickDigit picks && picks.isEven()
                    ? DecisionDraws.decision(points.get(i), random, INSIDE)
                    : digit.at(below(digit.size(), random), leaf);
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
