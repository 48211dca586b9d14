package org.espalier.internal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent random streams that are functions of a study seed and a trial id, so that no stream depends on how many
 * workers run or in which order they finish.
 *
 * <p>Mixing is by the 64-bit finaliser of Stafford ("variant 13", the one of SplitMix64), applied once for each word.
 */
public final class Seeds {
    /** The stream from which an algorithm draws a proposal; retries of one proposal are the streams that follow. */
    public static final long PROPOSAL = 0;
    /** The stream for the user's code. */
    public static final long USER = 1L << 32;
    /** The stream from which a rejected child is repaired. */
    public static final long REPAIR = 2L << 32;
    /** The stream for what an algorithm does with an outcome. */
    public static final long UPDATE = 3L << 32;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /** Returns the seed of stream number {@code stream} of trial {@code trial} in the study seeded by {@code study}. */
    public static long mix(long study, long trial, long stream) {
        return mix64(mix64(mix64(study + GOLDEN) ^ trial * GOLDEN) ^ (stream + 1) * 0xd1342543de82ef95L);
    }

    /** Returns a generator seeded by {@link #mix}. */
    public static RandomGenerator random(long study, long trial, long stream) {
        return new SplittableRandom(mix(study, trial, stream));
    }

    private static long mix64(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
