/**
 * Layers as symbols: descriptions of networks that can be searched, checked and built.
 *
 * <p>Start with {@link org.espalier.djl.nn.Layers}, the words for networks. A symbol of a network
 * builds a {@link org.espalier.djl.nn.Layer}, an immutable value that knows shapes and costs without
 * any engine; {@link org.espalier.djl.nn.BlockBuilder} turns it into DJL's blocks, made by DJL's own
 * builders.
 */
@NullMarked
package org.espalier.djl.nn;

import org.jspecify.annotations.NullMarked;
