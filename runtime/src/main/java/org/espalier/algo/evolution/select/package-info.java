/**
 * Operations that select: who becomes a parent, and who survives.
 *
 * <p>By order of arrival ({@link org.espalier.algo.evolution.select.First},
 * {@link org.espalier.algo.evolution.select.Last}), by rank ({@link org.espalier.algo.evolution.select.Top},
 * {@link org.espalier.algo.evolution.select.Tournament}), by chance ({@link org.espalier.algo.evolution.select.Draw},
 * {@link org.espalier.algo.evolution.select.Sample}), by weight
 * ({@link org.espalier.algo.evolution.select.Proportional}), and by several objectives at once
 * ({@link org.espalier.algo.evolution.select.NonDominatedSort}, then
 * {@link org.espalier.algo.evolution.select.CrowdingSort} or
 * {@link org.espalier.algo.evolution.select.ReferenceNiching}).
 */
@NullMarked
package org.espalier.algo.evolution.select;

import org.jspecify.annotations.NullMarked;
