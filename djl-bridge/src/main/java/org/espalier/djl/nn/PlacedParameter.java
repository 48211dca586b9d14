package org.espalier.djl.nn;

import ai.djl.nn.Parameter;
import org.espalier.path.Path;

/**
 * A parameter of a network with its place in the tree.
 *
 * @param place path of the layer, with the names of its own parts behind it
 * @param name the parameter's name in the layer's block, such as {@code weight}
 * @param parameter DJL's parameter
 * @param layer the layer that made it
 */
public record PlacedParameter(Path place, String name, Parameter parameter, Layer layer) {

    /** Returns place and name, such as {@code layers[2].body:weight}; unique within a network. */
    public String key() {
        return place + ":" + name;
    }

    /** Returns how the numbers of a smaller variant of this parameter lie in those of a larger one. */
    public Cut cut() {
        return layer.cut(name);
    }
}
