/**
 * CMA-ES with restarts, for the numbers of a space; one for each branch of a conditional space.
 *
 * <p>Start with {@link org.espalier.algo.cma.CmaEs}.
 */
@NullMarked
package org.espalier.algo.cma;

import org.jspecify.annotations.NullMarked;
