/**
 * Evolution: algorithms that change good DNA a little.
 *
 * <p>Start with {@link org.espalier.algo.evolution.RegularizedEvolution}. How DNA is changed is a
 * {@link org.espalier.algo.evolution.Mutator}, an interface with one method.
 */
@NullMarked
package org.espalier.algo.evolution;

import org.jspecify.annotations.NullMarked;
