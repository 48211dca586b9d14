package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;

/** The place of a layer in a network while shapes are computed. */
public interface LayerScope {

    /**
     * Computes the output's shape of a part.
     *
     * @param field name of the field that holds the part
     * @param part the layer there
     * @param input shape of one image
     * @return shape of one output
     * @throws ShapeException if the part cannot take this input
     */
    Shape part(String field, Layer part, Shape input);

    /**
     * Computes the output's shape of a part that stands in a list.
     *
     * @param field name of the field that holds the list
     * @param index number in the list
     * @param part the layer there
     * @param input shape of one image
     * @return shape of one output
     * @throws ShapeException if the part cannot take this input
     */
    Shape part(String field, int index, Layer part, Shape input);

    /**
     * Computes the output's shape of an own part of the calling layer, one that gets a block of its own each time.
     *
     * @param name what the part is called, as for {@link BlockBuilder#own(String, Layer, Shape)}
     * @param part the layer
     * @param input shape of one image
     * @return shape of one output
     * @throws ShapeException if the part cannot take this input
     */
    Shape own(String name, Layer part, Shape input);

    /**
     * Computes the output's shape of one of several equal parts of the calling layer.
     *
     * @param name what the parts are called, as for {@link BlockBuilder#own(String, int, Layer, Shape)}
     * @param index number of the part
     * @param part the layer
     * @param input shape of one image
     * @return shape of one output
     * @throws ShapeException if the part cannot take this input
     */
    Shape own(String name, int index, Layer part, Shape input);

    /**
     * Reports what the layer itself costs, without its parts.
     *
     * @param parameters number of trainable numbers
     * @param multiplyAdds multiplications of one image with weights, or of one array computed from it with another;
     *     normalisation, functions of each element, pooling and additions count nothing, as in published figures
     */
    void cost(long parameters, long multiplyAdds);

    /**
     * Reports numbers that the layer keeps without training them, such as running means.
     *
     * @param numbers how many
     */
    void statistics(long numbers);

    /**
     * Reports that the layer itself computes its output from several arrays, after its parts have computed theirs. A
     * layer without parts computes its output from its input and reports nothing; that of one which reports nothing is
     * what its last part computed.
     *
     * @param output shape of the output
     * @param arrays what is read: the very objects that are the layer's input and that {@code part} and {@code own} returned
     * @return the output, to be returned
     */
    Shape joined(Shape output, Shape... arrays);

    /**
     * Makes the exception for an input that the layer cannot take.
     *
     * @param what what the layer needs, such as "3 axes (channel, row, column)"
     * @return the exception, to be thrown
     */
    ShapeException needs(String what);
}
