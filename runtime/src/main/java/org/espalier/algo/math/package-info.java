/**
 * The mathematics that several search algorithms need, and the only place that touches the libraries that supply it.
 *
 * <p>Nothing here knows decisions: {@link org.espalier.algo.math.Sobol} gives even points of a cube,
 * {@link org.espalier.algo.math.Normal} the normal distribution far into its tails,
 * {@link org.espalier.algo.math.Cholesky} the root of a covariance matrix that grows row by row, and
 * {@link org.espalier.algo.math.Descent} minima of smooth functions.
 */
@NullMarked
package org.espalier.algo.math;

import org.jspecify.annotations.NullMarked;
