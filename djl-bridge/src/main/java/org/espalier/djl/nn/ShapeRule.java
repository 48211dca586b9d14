package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import org.espalier.symbol.Args;

/** Computes the output's shape of a layer of one's own from its fields. */
@FunctionalInterface
public interface ShapeRule {

    /** The rule of layers that change no shape and cost nothing. */
    ShapeRule SAME = (input, fields, scope) -> input;

    /**
     * Computes the output's shape, and reports costs to the scope.
     *
     * @param input shape of one image, without the batch
     * @param fields the built values of the layer's fields
     * @param scope takes costs and makes error messages
     * @return shape of one output
     * @throws ShapeException if the layer cannot take this input; made by {@link LayerScope#needs}
     */
    Shape infer(Shape input, Args fields, LayerScope scope);
}
