package org.espalier.algo.evolution;

import java.util.random.RandomGenerator;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;

/**
 * Changes a DNA a little.
 *
 * <p>Implementations are stateless and take all chance from the generator that they are given. The result fits the spec
 * whenever the argument does: distinct picks stay distinct, sorted picks stay sorted.
 */
@FunctionalInterface
public interface Mutator {
    /** Returns a changed {@code dna}; {@code dna} itself if nothing in it can be changed. */
    Dna mutate(DnaSpec spec, Dna dna, RandomGenerator random);
}
