package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.IdentityHashMap;
import java.util.Map;
import org.espalier.path.Path;

/**
 * Turns a description of a network into DJL's blocks.
 *
 * <p>Each layer object becomes one block, however often it stands in the network: so a reference in
 * a tree shares weights.
 */
public final class BlockBuilder {

    private final Map<Layer, Block> built = new IdentityHashMap<>();

    private BlockBuilder() {}

    /**
     * Makes the block of a whole network.
     *
     * @param network the description
     * @param input shape of one image
     * @return a new block without weights
     * @throws ShapeException if a layer cannot take its input
     */
    public static Block build(Layer network, Shape input) {
        BlockBuilder builder = new BlockBuilder();
        builder.shapeAfter(network, input);
        return builder.block(network, input);
    }

    /**
     * Makes the block of a part, or returns it if that very object was built before.
     *
     * @param part the description
     * @param input shape of one image
     * @return the block of the part
     */
    public Block block(Layer part, Shape input) {
        Block known = built.get(part);
        if (known != null) {
            return known;
        }
        Block fresh = part.block(input, this);
        built.put(part, fresh);
        return fresh;
    }

    /**
     * Makes a new block of a part, with weights of its own even if that object was built before.
     *
     * @param part the description
     * @param input shape of one image
     * @return a new block
     */
    public Block freshBlock(Layer part, Shape input) {
        return part.block(input, new BlockBuilder());
    }

    /**
     * Computes the shape behind a part.
     *
     * @param part the description
     * @param input shape of one image
     * @return shape of one output
     * @throws ShapeException if the part cannot take this input
     */
    public Shape shapeAfter(Layer part, Shape input) {
        return part.infer(input, new PlainScope(Path.ROOT, part, input));
    }

    /** Knows the place and nothing else. */
    private record PlainScope(Path path, Layer layer, Shape input) implements LayerScope {

        @Override
        public Shape part(String field, Layer part, Shape shape) {
            return part.infer(shape, new PlainScope(path.key(field), part, shape));
        }

        @Override
        public Shape part(String field, int index, Layer part, Shape shape) {
            return part.infer(shape, new PlainScope(path.key(field).index(index), part, shape));
        }

        @Override
        public void cost(long parameters, long multiplyAdds) {
            // only shapes are asked for
        }

        @Override
        public ShapeException needs(String what) {
            return new ShapeException(path, layer, input, what);
        }
    }
}
