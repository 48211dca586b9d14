package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import org.espalier.path.Path;

/** Tells that a layer cannot take its input: where, which layer, what it got and what it needs. */
public final class ShapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    /**
     * Creates the exception.
     *
     * @param path where the layer is
     * @param layer the layer
     * @param input the shape it got
     * @param needs what it needs
     */
    public ShapeException(Path path, Layer layer, Shape input, String needs) {
        super((path.equals(Path.ROOT) ? "" : path + ": ") + layer + " needs " + needs + ", found " + input);
        this.path = path;
    }

    /**
     * Returns the place.
     *
     * @return path of the layer in the network's tree
     */
    public Path path() {
        return path;
    }
}
