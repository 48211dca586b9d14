/**
 * Searches in a super-network: one training finds the network.
 *
 * <p>Start with {@link org.espalier.djl.supernet.search.SuperSearch}, which runs a {@link
 * org.espalier.djl.supernet.search.Strategy} on a space of experiments:
 *
 * <pre>{@code
 * try (SuperResult result = new Enas().rewrite(experiments).epochs(12).search()) {
 *   System.out.println(result.best());
 *   result.symbol();                     // the child tree, an ordinary experiment
 * }
 * }</pre>
 *
 * <p>A strategy of one's own implements {@link org.espalier.djl.supernet.search.Strategy} and {@link
 * org.espalier.djl.supernet.search.StrategyRun} over {@link org.espalier.djl.supernet.search.SuperTraining}, which hands
 * out mini-batches, networks and steps. The strategies here either follow one path at a time: {@link
 * org.espalier.djl.supernet.search.SinglePath}, {@link org.espalier.djl.supernet.search.FairNas}, {@link
 * org.espalier.djl.supernet.search.Enas}, {@link org.espalier.djl.supernet.search.Tunas};
 * or learn a logit for each candidate by gradients ({@link org.espalier.djl.supernet.search.Alphas}): {@link
 * org.espalier.djl.supernet.search.Darts}, {@link org.espalier.djl.supernet.search.Snas}, {@link
 * org.espalier.djl.supernet.search.Gdas}, {@link org.espalier.djl.supernet.search.ProxylessNas}.
 */
@NullMarked
package org.espalier.djl.supernet.search;

import org.jspecify.annotations.NullMarked;
