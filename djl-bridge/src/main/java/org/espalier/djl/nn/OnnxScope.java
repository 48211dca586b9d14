package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The place of a layer in a network while its form in ONNX is written.
 *
 * <p>Parts are written by the very names by which {@link BlockBuilder} builds them, so that each finds its weights.
 */
public interface OnnxScope {

    /**
     * Writes the layer in a field.
     *
     * @param field name of the field that holds the part
     * @param part the layer there
     * @param input what it takes
     * @return its output
     */
    OnnxValue part(String field, Layer part, OnnxValue input);

    /**
     * Writes a layer in a list.
     *
     * @param field name of the field that holds the list
     * @param index number in the list
     * @param part the layer there
     * @param input what it takes
     * @return its output
     */
    OnnxValue part(String field, int index, Layer part, OnnxValue input);

    /**
     * Writes a part that has weights of its own.
     *
     * @param name what the part is called
     * @param part the description
     * @param input what it takes
     * @return its output
     */
    OnnxValue own(String name, Layer part, OnnxValue input);

    /**
     * Writes one of several equal parts that have weights of their own.
     *
     * @param name what the parts are called
     * @param index number of the part
     * @param part the description
     * @param input what it takes
     * @return its output
     */
    OnnxValue own(String name, int index, Layer part, OnnxValue input);

    /**
     * Enters the place of a part that the calling layer writes by other means than {@link Layer#onnx}, because the part
     * has several inputs or outputs.
     *
     * @param name what the part is called
     * @param part the description
     * @return the part's place
     */
    OnnxScope within(String name, Layer part);

    /**
     * Enters the place of one of several equal parts that the calling layer writes by other means than {@link Layer#onnx}.
     *
     * @param name what the parts are called
     * @param index number of the part
     * @param part the description
     * @return the part's place
     */
    OnnxScope within(String name, int index, Layer part);

    /**
     * Writes a layer that stands in for the calling one, at the very same place.
     *
     * @param part the description
     * @param input what it takes
     * @return its output
     */
    OnnxValue instead(Layer part, OnnxValue input);

    /**
     * Puts a parameter of the layer into the graph, as it is.
     *
     * @param parameter its name in the layer's block, such as {@code weight}
     * @return its name in the graph
     */
    String weight(String parameter);

    /**
     * Copies the numbers of a parameter, for those that ONNX wants in another order.
     *
     * @param parameter its name in the layer's block
     * @return the numbers in row-major order
     */
    float[] numbers(String parameter);

    /**
     * Tells the extents of a parameter.
     *
     * @param parameter its name in the layer's block
     * @return its shape
     */
    Shape extents(String parameter);

    /**
     * Puts fixed numbers into the graph.
     *
     * @param shape extents
     * @param values numbers in row-major order
     * @return the array's name in the graph
     */
    String constant(Shape shape, float... values);

    /**
     * Puts fixed whole numbers into the graph, such as the extents that {@code Reshape} takes.
     *
     * @param values one axis
     * @return the array's name in the graph
     */
    String constant(long... values);

    /**
     * Puts an operator with one output into the graph.
     *
     * @param node the operator
     * @return the output's name
     */
    String add(OnnxNode node);

    /**
     * Puts an operator with several outputs into the graph.
     *
     * @param node the operator
     * @param outputs how many, at least 1
     * @return their names
     */
    List<String> add(OnnxNode node, int outputs);

    /**
     * Makes the exception for a layer that ONNX cannot express.
     *
     * @param why the reason, such as "it draws random numbers"
     * @return the exception, to be thrown; all such places of a network are told at once
     */
    RuntimeException refuses(String why);
}
