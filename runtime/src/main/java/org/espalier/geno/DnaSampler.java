package org.espalier.geno;

import java.util.random.RandomGenerator;

/**
 * Draws DNA at random.
 *
 * <p>Two distributions come with it: {@link #overDecisions}, the usual one, and {@link #overChildren}. They differ where
 * candidates hold decisions of their own: of {@code oneOf(zero, conv)} with 9 kinds of {@code conv} the first draws
 * {@code zero} in 1 of 2 cases, the second in 1 of 10.
 */
@FunctionalInterface
public interface DnaSampler {
    /** Returns a random DNA of {@code spec}. */
    Dna sample(DnaSpec spec, RandomGenerator random);

    /**
     * Returns the sampler that draws each decision on its own: candidates with equal probability, distinct picks without
     * replacement, orders with equal probability, numbers uniformly in their {@link Scale}. Sorted picks are drawn unsorted
     * and put in order.
     */
    static DnaSampler overDecisions() {
        return DecisionDraws.INSIDE;
    }

    /**
     * Returns the sampler that gives every child of a finite space the same probability.
     *
     * <p>A range of reals or a custom decision counts as one child and is drawn as in {@link #overDecisions}; a space that
     * has them is sampled uniformly in all its other decisions.
     */
    static DnaSampler overChildren() {
        return ChildDraws.INSIDE;
    }

    /** Returns a random decision of {@code point}, drawn as in {@link #overDecisions}, with all decisions inside it. */
    static Decision decision(DecisionPoint point, RandomGenerator random) {
        return DecisionDraws.decision(point, random, DecisionDraws.INSIDE);
    }
}
