package org.espalier.djl.nn;

/** A block that draws random numbers while it trains, from a generator that a seed decides. */
public interface Seeded {

    /**
     * Restarts the generator.
     *
     * @param seed any number
     */
    void seed(long seed);

    /**
     * Tells the seed with which the generator would go on from here.
     *
     * @return a number for {@link #seed}
     */
    long state();
}
