/**
 * Training a network: weights, mini-batches, losses, measurements, and the experiment as a symbol.
 *
 * <p>Start with {@code Experiment}. Below it are {@link
 * org.espalier.djl.train.Network}, the initialised block, and {@link
 * org.espalier.djl.train.TrainingLoop}, which replaces DJL's {@code Trainer}: it is deterministic,
 * works in parallel threads, steps only what took part, and frees all native memory.
 */
@NullMarked
package org.espalier.djl.train;

import org.jspecify.annotations.NullMarked;
