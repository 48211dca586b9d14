package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operator of an ONNX graph, before it has a place there.
 *
 * @param operator name of the operator in ONNX's default set, such as {@code Conv}
 * @param inputs names of the arrays it takes, in ONNX's order; an empty name for an optional one that is left out
 * @param attributes settings by ONNX's names: {@code Long}, {@code Float}, {@code String}, or a list of {@code Long}
 *     or of {@code String}
 */
public record OnnxNode(String operator, List<String> inputs, Map<String, Object> attributes) {

    /** Copies lists and maps. */
    public OnnxNode {
        inputs = List.copyOf(inputs);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * Names an operator and what it takes.
     *
     * @param operator name of the operator in ONNX
     * @param inputs names of arrays, as a scope gives them
     * @return the operator without attributes
     */
    public static OnnxNode of(String operator, String... inputs) {
        return new OnnxNode(operator, List.of(inputs), Map.of());
    }

    /** Returns this operator with a whole number as attribute. */
    public OnnxNode integer(String attribute, long value) {
        return with(attribute, value);
    }

    /** Returns this operator with several whole numbers as attribute. */
    public OnnxNode integers(String attribute, long... values) {
        return with(attribute, java.util.Arrays.stream(values).boxed().toList());
    }

    /** Returns this operator with the extents of a shape as attribute. */
    public OnnxNode integers(String attribute, Shape shape) {
        return integers(attribute, shape.getShape());
    }

    /** Returns this operator with a number as attribute. */
    public OnnxNode number(String attribute, double value) {
        return with(attribute, (float) value);
    }

    /** Returns this operator with several texts as attribute. */
    public OnnxNode texts(String attribute, String... values) {
        return with(attribute, List.of(values));
    }

    /** Returns this operator with a text as attribute. */
    public OnnxNode text(String attribute, String value) {
        return with(attribute, value);
    }

    private OnnxNode with(String attribute, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new OnnxNode(operator, inputs, more);
    }
}
