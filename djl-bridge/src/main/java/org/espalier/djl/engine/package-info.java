/**
 * The deep-learning engine under DJL: started with safe settings, and recorded on from many threads.
 *
 * <p>Start with {@link org.espalier.djl.engine.Engines}, which loads the engine, and {@link
 * org.espalier.djl.engine.Gradients}, which records operations for differentiation.
 */
@NullMarked
package org.espalier.djl.engine;

import org.jspecify.annotations.NullMarked;
