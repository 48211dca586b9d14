/**
 * Algorithms that every other one is measured against, and wrappers around algorithms.
 *
 * <p>Start with {@link org.espalier.algo.basic.RandomSearch}; {@link org.espalier.algo.basic.GridSweep} visits a whole
 * space in order, {@link org.espalier.algo.basic.HillClimb} walks to better neighbours, and
 * {@link org.espalier.algo.basic.Deduping} keeps any algorithm from trying the same DNA twice.
 */
@NullMarked
package org.espalier.algo.basic;

import org.jspecify.annotations.NullMarked;
