package org.espalier.samples.demo;

import org.espalier.djl.supernet.search.Strategy;
import org.espalier.djl.supernet.search.SuperListener;

/**
 * How to search the network with shared weights.
 *
 * @param strategy what learns which network is good
 * @param weighted whether the strategy has all candidates of a choice take part at once, so that they need equal shapes
 * @param passes passes of the shared weights over the training images, in {@code [1, inf)}
 * @param listener is told of every pass
 */
public record Sharing(Strategy strategy, boolean weighted, int passes, SuperListener listener) {}
