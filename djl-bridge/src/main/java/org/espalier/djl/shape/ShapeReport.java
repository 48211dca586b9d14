package org.espalier.djl.shape;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.espalier.path.Path;

/**
 * What is known of a network before it is built.
 *
 * @param output shape of one output; empty if the network is impossible
 * @param problem why it is impossible, in one line that begins with the path of the layer
 * @param layers every layer with its place, shapes and costs, in the order of computation; those
 *     before the problem if there is one
 * @param arrays what the layers compute for one image; what was computed before the problem if there is one
 */
public record ShapeReport(Optional<Shape> output, Optional<String> problem, List<LayerShapes> layers, Arrays arrays) {

    /** Copies the list. */
    public ShapeReport {
        layers = List.copyOf(layers);
    }

    /**
     * Tells whether the network can be built.
     *
     * @return whether there is no problem
     */
    public boolean isPossible() {
        return problem.isEmpty();
    }

    /**
     * Counts the trainable numbers; shared ones count once.
     *
     * @return sum over all layers, at least 0
     */
    public long parameters() {
        return layers.stream().mapToLong(LayerShapes::parameters).sum();
    }

    /**
     * Counts the multiplications for one image.
     *
     * @return sum over all layers, at least 0
     */
    public long multiplyAdds() {
        return layers.stream().mapToLong(LayerShapes::multiplyAdds).sum();
    }

    /**
     * Counts the numbers that are kept without being trained, such as running means; shared ones count once.
     *
     * @return sum over all layers, at least 0
     */
    public long statistics() {
        return layers.stream().mapToLong(LayerShapes::statistics).sum();
    }

    /**
     * One layer of the network.
     *
     * @param path place in the network's tree, followed by the name of the part inside the layer if it is one, such as
     *     {@code layers[2].body.depthwise}
     * @param layer description in one line
     * @param input shape of one image in front of it
     * @param output shape of one image behind it
     * @param parameters trainable numbers of the layer itself, without its parts; 0 where they were counted before
     * @param statistics numbers kept without being trained, likewise
     * @param multiplyAdds multiplications of the layer itself for one image; normalisation, functions of each element,
     *     pooling and additions count nothing
     */
    public record LayerShapes(
            Path path, String layer, Shape input, Shape output, long parameters, long statistics, long multiplyAdds) {}

    /**
     * The numbers that the layers compute for one image, with the image itself.
     *
     * <p>Each layer without parts writes one array, and so does each that joins the outputs of its parts, by adding them
     * or setting them side by side. Nothing is written in place.
     *
     * @param all numbers of all arrays: what is held if nothing is freed before the end, as in training
     * @param peak numbers of the arrays that are held together, at most, if each is freed after it was read for the last time
     */
    public record Arrays(long all, long peak) {}
}
