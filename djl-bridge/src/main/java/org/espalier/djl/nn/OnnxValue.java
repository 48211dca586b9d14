package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;

/**
 * An array in an ONNX graph, with a batch axis in front.
 *
 * @param name what operators call it; unique within the graph
 * @param shape axes of one image, without the batch
 */
public record OnnxValue(String name, Shape shape) {}
