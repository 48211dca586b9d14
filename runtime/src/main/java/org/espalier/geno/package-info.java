/**
 * The shape of decisions and the decisions themselves: all that a search algorithm sees of a search space.
 *
 * <p>A {@link org.espalier.geno.DnaSpec} is a list of {@link org.espalier.geno.DecisionPoint}s; a
 * {@link org.espalier.geno.Dna} is a list of {@link org.espalier.geno.Decision}s of the same length. A choice holds one
 * spec for each candidate, and its decision holds the DNA of the candidates that were picked, so both are trees of the
 * same shape and only <em>active</em> decisions exist.
 *
 * <pre>{@code
 * spec  op: 1 of 3 (candidate 2: filters: 1 of 2) ; rate: float in [1.0E-6, 0.001]
 * DNA   [2:[1], 3.2E-4]
 * }</pre>
 *
 * Start with {@link org.espalier.geno.DnaSpec}; {@link org.espalier.geno.Enumerator} counts and lists the DNA of a
 * spec, {@link org.espalier.geno.DnaSampler} draws them.
 */
@NullMarked
package org.espalier.geno;

import org.jspecify.annotations.NullMarked;
