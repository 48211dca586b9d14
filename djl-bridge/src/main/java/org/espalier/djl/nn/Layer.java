package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * Describes a part of a network: immutable, printable, without weights and without an engine.
 *
 * <p>Shapes are those of one image, without the batch: (channel, row, column), (channel, position) or
 * (feature). A layer that stands twice in a network as the very same object is one block with one
 * set of weights; equal but different objects are different blocks.
 */
public interface Layer {

    /**
     * Computes the output's shape, and reports costs to the scope.
     *
     * @param input shape of one image
     * @param scope knows the place in the network; takes costs and makes error messages
     * @return shape of one output
     * @throws ShapeException if the layer cannot take this input; made by {@link LayerScope#needs}
     */
    Shape infer(Shape input, LayerScope scope);

    /**
     * Makes DJL's block for inputs of a shape that {@link #infer} accepts.
     *
     * @param input shape of one image
     * @param blocks makes the blocks of parts, each layer object once
     * @return a new block without weights
     */
    Block block(Shape input, BlockBuilder blocks);

    /**
     * Writes this layer's form in ONNX, as it works in use and not in training.
     *
     * @param input what the layer takes; its shape is one that {@link #infer} accepts
     * @param scope takes operators, constants and parts
     * @return name of the output
     */
    default String onnx(OnnxValue input, OnnxScope scope) {
        throw scope.refuses("its form in ONNX is not known");
    }

    /**
     * Tells how variants of this layer, which differ in size, share one large parameter.
     *
     * @param parameter name of the parameter in the block
     * @return where the smaller one lies in the larger; at the beginning of each axis unless the layer says otherwise
     */
    default Cut cut(String parameter) {
        return Cut.LEADING;
    }
}
