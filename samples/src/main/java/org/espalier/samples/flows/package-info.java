/**
 * Search flows: one space in two parts, searched as a whole, one part after the other, or one inside the other.
 *
 * <p>The flows are plain loops, in {@code java} and {@code kotlin}; {@link org.espalier.samples.flows.CellProblem} is what they
 * search. {@code scripts/flows} compares them.
 */
@NullMarked
package org.espalier.samples.flows;

import org.jspecify.annotations.NullMarked;
