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
 */
public record ShapeReport(Optional<Shape> output, Optional<String> problem, List<LayerShapes> layers) {

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
     * Counts the trainable numbers.
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
     * One layer of the network.
     *
     * @param path place in the network's tree
     * @param layer description in one line
     * @param input shape of one image in front of it
     * @param output shape of one image behind it
     * @param parameters trainable numbers of the layer itself, without its parts
     * @param multiplyAdds multiplications of the layer itself for one image
     */
    public record LayerShapes(Path path, String layer, Shape input, Shape output, long parameters, long multiplyAdds) {}
}
