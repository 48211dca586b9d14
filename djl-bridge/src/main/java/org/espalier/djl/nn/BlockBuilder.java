package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.path.Path;

/**
 * Turns a description of a network into DJL's blocks.
 *
 * <p>Parts are built by name, so that every weight has a place: the path of its layer in the tree, such as
 * {@code layers[2].body}, and the parameter's name in the block. A part that is a field of the tree becomes one block,
 * however often that very layer object stands in the network, so that a reference in a tree shares weights; an own
 * part of a layer gets a block of its own each time.
 */
public final class BlockBuilder {
    private final Path place;
    private final Map<Layer, Block> built;
    private final Network network;

    private BlockBuilder(Path place, Map<Layer, Block> built, Network network) {
        this.place = place;
        this.built = built;
        this.network = network;
    }

    /**
     * A network's block, with the places of its weights.
     *
     * @param block a new block without weights
     * @param parameters each parameter once, in the order in which the layers were built
     */
    public record Built(Block block, List<PlacedParameter> parameters) {
        /** Copies the list. */
        public Built {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Makes the block of a whole network.
     *
     * @param network the description
     * @param input shape of one image
     * @return a new block without weights
     * @throws ShapeException if a layer cannot take its input
     */
    public static Block build(Layer network, Shape input) {
        return trace(network, Path.ROOT, input).block();
    }

    /**
     * Makes the block of a whole network, and tells where each of its weights belongs.
     *
     * @param network the description
     * @param at path of the network in its tree, put in front of all places
     * @param input shape of one image
     * @return the block and the places
     * @throws ShapeException if a layer cannot take its input
     */
    public static Built trace(Layer network, Path at, Shape input) {
        Network whole = new Network();
        BlockBuilder builder = new BlockBuilder(at, new IdentityHashMap<>(), whole);
        builder.shapeAfter(network, input);
        Block block = builder.once(network, input);
        return new Built(block, whole.parameters);
    }

    /**
     * Makes the block of the layer in a field, or returns it if that very object was built before.
     *
     * @param field name of the field that holds the part
     * @param part the description
     * @param input shape of one image
     * @return the block of the part
     */
    public Block part(String field, Layer part, Shape input) {
        return at(place.key(field), built).once(part, input);
    }

    /**
     * Makes the block of a layer in a list, or returns it if that very object was built before.
     *
     * @param field name of the field that holds the list
     * @param index number in the list
     * @param part the description
     * @param input shape of one image
     * @return the block of the part
     */
    public Block part(String field, int index, Layer part, Shape input) {
        return at(place.key(field).index(index), built).once(part, input);
    }

    /**
     * Makes a block of its own for a part of the calling layer.
     *
     * @param name what the part is called; the same in all variants of the layer, because weights are shared by place
     * @param part the description
     * @param input shape of one image
     * @return a new block
     */
    public Block own(String name, Layer part, Shape input) {
        return at(place.key(name), new IdentityHashMap<>()).once(part, input);
    }

    /**
     * Makes a block of its own for one of several equal parts of the calling layer.
     *
     * @param name what the parts are called
     * @param index number of the part
     * @param part the description
     * @param input shape of one image
     * @return a new block
     */
    public Block own(String name, int index, Layer part, Shape input) {
        return at(place.key(name).index(index), new IdentityHashMap<>()).once(part, input);
    }

    /**
     * Makes the block of a candidate of a choice that stands at the place of the calling layer.
     *
     * @param candidate number of the candidate
     * @param part the description
     * @param input shape of one image
     * @return the block of the candidate
     */
    public Block candidate(int candidate, Layer part, Shape input) {
        return at(place.branch(candidate), built).once(part, input);
    }

    /**
     * Makes a block for a layer that stands in for the calling one, at the very same place.
     *
     * @param part the description
     * @param input shape of one image
     * @return a new block
     */
    public Block instead(Layer part, Shape input) {
        return at(place, built).once(part, input);
    }

    /** Returns the path of the calling layer. */
    public Path place() {
        return place;
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
        return network.shapeAfter(part, place, input);
    }

    private BlockBuilder at(Path other, Map<Layer, Block> known) {
        return new BlockBuilder(other, known, network);
    }

    private Block once(Layer part, Shape input) {
        Block known = built.get(part);
        if (known != null) {
            return known;
        }
        Block fresh = part.block(input, this);
        built.put(part, fresh);
        network.register(fresh, part, place);
        return fresh;
    }

    /** What is known of the whole network while it is built. */
    private static final class Network {
        private final Map<Layer, Map<Shape, Shape>> shapes = new IdentityHashMap<>();
        private final Set<Object> registered = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<PlacedParameter> parameters = new ArrayList<>();

        Shape shapeAfter(Layer part, Path at, Shape input) {
            Map<Shape, Shape> known = shapes.computeIfAbsent(part, p -> new HashMap<>(2));
            Shape output = known.get(input);
            if (output == null) {
                output = part.infer(input, new PlainScope(this, at, part, input));
                known.put(input, output);
            }
            return output;
        }

        /** Writes down the parameters of a block that do not belong to a part of it. */
        void register(Block block, Layer layer, Path place) {
            register(block, "", layer, place);
        }

        private void register(Block block, String prefix, Layer layer, Path place) {
            if (!registered.add(block)) {
                return;
            }
            for (Pair<String, Parameter> own : block.getDirectParameters()) {
                if (registered.add(own.getValue())) {
                    parameters.add(new PlacedParameter(place, prefix + own.getKey(), own.getValue(), layer));
                }
            }
            for (Pair<String, Block> child : block.getChildren()) {
                register(child.getValue(), prefix + child.getKey() + "_", layer, place);
            }
        }
    }

    /** Knows the place and nothing else. */
    private record PlainScope(Network network, Path path, Layer layer, Shape input) implements LayerScope {

        @Override
        public Shape part(String field, Layer part, Shape shape) {
            return network.shapeAfter(part, path.key(field), shape);
        }

        @Override
        public Shape part(String field, int index, Layer part, Shape shape) {
            return network.shapeAfter(part, path.key(field).index(index), shape);
        }

        @Override
        public Shape own(String name, Layer part, Shape shape) {
            return part(name, part, shape);
        }

        @Override
        public Shape own(String name, int index, Layer part, Shape shape) {
            return part(name, index, part, shape);
        }

        @Override
        public void cost(long parameters, long multiplyAdds) {
            // only shapes are asked for
        }

        @Override
        public void statistics(long numbers) {
            // only shapes are asked for
        }

        @Override
        public Shape joined(Shape output, Shape... arrays) {
            return output;
        }

        @Override
        public ShapeException needs(String what) {
            return new ShapeException(path, layer, input, what);
        }
    }
}
