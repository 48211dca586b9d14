package org.espalier.djl.nn;

/** A block that draws random numbers while it trains, from a generator that a seed decides. */
@FunctionalInterface
public interface Seeded {

    /**
     * Restarts the generator.
     *
     * @param seed any number
     */
    void seed(long seed);
}
