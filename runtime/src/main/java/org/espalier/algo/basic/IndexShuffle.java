package org.espalier.algo.basic;

import java.math.BigInteger;
import org.espalier.internal.Seeds;

/**
 * A random order of the numbers {@code 0 ... size - 1} that needs no memory: place to number and back.
 *
 * <p>A Feistel network of eight rounds permutes the numbers of as many bits; what falls outside the range is permuted again until it
 * falls inside (Black, Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, method 2), which takes less than four times
 * on average.
 */
final class IndexShuffle {
    private static final int ROUNDS = 8;
    private static final int LARGEST_HALF = 62;

    private final BigInteger size;
    private final long seed;
    private final int half;

    /** @throws IllegalArgumentException if {@code size} is beyond 2^124 */
    IndexShuffle(BigInteger size, long seed) {
        this.size = size;
        this.seed = seed;
        this.half = Math.max(1, (size.subtract(BigInteger.ONE).bitLength() + 1) / 2);
        if (half > LARGEST_HALF) {
            throw new IllegalArgumentException("space: expected at most 2^124 children for a random order, found "
                    + size + ". Sweep in order, or search at random");
        }
    }

    /** Returns the number at place {@code place}. */
    BigInteger at(BigInteger place) {
        BigInteger number = place;
        do {
            number = permuted(number);
        } while (number.compareTo(size) >= 0);
        return number;
    }

    /** Returns the place of number {@code number}. */
    BigInteger placeOf(BigInteger number) {
        BigInteger place = number;
        do {
            place = restored(place);
        } while (place.compareTo(size) >= 0);
        return place;
    }

    private BigInteger permuted(BigInteger number) {
        long left = number.shiftRight(half).longValue();
        long right = number.longValue() & mask();
        for (int round = 0; round < ROUNDS; round++) {
            long old = left;
            left = right;
            right = old ^ noise(round, right);
        }
        return joined(left, right);
    }

    private BigInteger restored(BigInteger number) {
        long left = number.shiftRight(half).longValue();
        long right = number.longValue() & mask();
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long old = right;
            right = left;
            left = old ^ noise(round, left);
        }
        return joined(left, right);
    }

    private long noise(int round, long value) {
        return Seeds.mix(seed, value, round) & mask();
    }

    private long mask() {
        return (1L << half) - 1;
    }

    private BigInteger joined(long left, long right) {
        return BigInteger.valueOf(left).shiftLeft(half).or(BigInteger.valueOf(right));
    }
}
