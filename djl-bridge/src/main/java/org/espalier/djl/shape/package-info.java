/**
 * Shapes checked before training, without an engine.
 *
 * <p>Start with {@link org.espalier.djl.shape.ShapeProbe}.
 */
@NullMarked
package org.espalier.djl.shape;

import org.jspecify.annotations.NullMarked;
