/**
 * Operations that make children of several parents.
 *
 * <p>Point by point, for any number of parents ({@link org.espalier.algo.evolution.recombine.UniformCrossover},
 * {@link org.espalier.algo.evolution.recombine.AverageCrossover},
 * {@link org.espalier.algo.evolution.recombine.BlendCrossover},
 * {@link org.espalier.algo.evolution.recombine.SimulatedBinary}, and for mixed spaces
 * {@link org.espalier.algo.evolution.recombine.MixedCrossover}); segment by segment, for two
 * ({@link org.espalier.algo.evolution.recombine.KPoint}, {@link org.espalier.algo.evolution.recombine.Segmented}); and for orders
 * ({@link org.espalier.algo.evolution.recombine.PartiallyMapped},
 * {@link org.espalier.algo.evolution.recombine.OrderCrossover},
 * {@link org.espalier.algo.evolution.recombine.CycleCrossover},
 * {@link org.espalier.algo.evolution.recombine.EdgeCrossover}).
 *
 * <p>All act on the tree of decisions: what is inside a candidate comes from parents that picked this candidate.
 */
@NullMarked
package org.espalier.algo.evolution.recombine;

import org.jspecify.annotations.NullMarked;
