/**
 * Numbers that change while a search runs: the schedules of operators.
 *
 * <p>A {@link org.espalier.algo.evolution.scalar.Scalar} is a function of the step, the number of trials before; arithmetic
 * makes new ones, and {@link org.espalier.algo.evolution.scalar.Schedules} has the usual curves.
 *
 * <pre>{@code
 * Scalar rate = Schedules.cosineDecay(500, 0.5, 0.05);        // 0.5 at step 0, 0.05 at step 500
 * Scalar size = Scalar.STEP.over(100).floor().plus(2);        // 2, and one more every 100 steps
 * }</pre>
 *
 * Pure functions of the step, but for the random ones, which draw from the stream that they are given.
 */
@NullMarked
package org.espalier.algo.evolution.scalar;

import org.jspecify.annotations.NullMarked;
