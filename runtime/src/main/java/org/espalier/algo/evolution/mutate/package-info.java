/**
 * Operations that change one DNA.
 *
 * <p>{@link org.espalier.algo.evolution.mutate.PointMutation} is the default: one decision gets a different value.
 * {@link org.espalier.algo.evolution.mutate.Resample} draws any part anew, perhaps the same (the uniform mutation of PyGlove),
 * {@link org.espalier.algo.evolution.mutate.PolynomialMutation} changes each decision with a small probability (Deb and
 * Goyal), and the others are for one kind of decision: {@link org.espalier.algo.evolution.mutate.GaussianStep} for numbers,
 * {@link org.espalier.algo.evolution.mutate.OrderMove} and {@link org.espalier.algo.evolution.mutate.PickSwap} for orders,
 * {@link org.espalier.algo.evolution.mutate.SubsetExchange} for subsets.
 *
 * <p>All keep the DNA inside its space and act on the tree of decisions: only active decisions change, and a newly picked
 * candidate gets decisions of its own.
 */
@NullMarked
package org.espalier.algo.evolution.mutate;

import org.jspecify.annotations.NullMarked;
