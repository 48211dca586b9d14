/**
 * Evolution: algorithms that change and combine good DNA.
 *
 * <p>Start with {@link org.espalier.algo.evolution.RegularizedEvolution}; with several objectives, with
 * {@link org.espalier.algo.evolution.Nsga2}, and from three on with {@link org.espalier.algo.evolution.Nsga3}.
 *
 * <p>{@link org.espalier.algo.evolution.Evolution} is the general form: how children are made and who survives are written in
 * the algebra of {@link org.espalier.algo.evolution.operation}, with parts from
 * {@link org.espalier.algo.evolution.select}, {@link org.espalier.algo.evolution.mutate} and
 * {@link org.espalier.algo.evolution.recombine}; their numbers may be schedules of
 * {@link org.espalier.algo.evolution.scalar}. The named algorithms are made of the same parts.
 *
 * <pre>{@code
 * new Evolution(
 *         Start.random(20),
 *         new Tournament(5).times(2).then(new UniformCrossover()).then(new PointMutation()),
 *         new Last<Individual>(50));
 * }</pre>
 */
@NullMarked
package org.espalier.algo.evolution;

import org.jspecify.annotations.NullMarked;
