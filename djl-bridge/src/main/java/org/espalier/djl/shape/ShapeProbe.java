package org.espalier.djl.shape;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerScope;
import org.espalier.djl.nn.ShapeException;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * Computes the shapes of a network from its description, without building or running it.
 *
 * <p>An impossible network gives a report that names the path of the layer, the shape it got and
 * what it needs:
 *
 * <pre>{@code
 * layers[2]: Conv2d(filters=8, kernel=7, padding=VALID) needs at least 7 rows and columns for its
 * window of 7, found (4, 5, 5)
 * }</pre>
 */
public final class ShapeProbe {

    private ShapeProbe() {}

    /**
     * Probes a finished tree.
     *
     * @param network tree without open decisions
     * @param input shape of one image, without the batch
     * @return shapes and costs, or the problem
     * @throws org.espalier.build.BuildException if the tree is not finished
     */
    public static ShapeReport probe(Symbol<? extends Layer> network, Shape input) {
        return probe(Materializer.build(network), Path.ROOT, input);
    }

    /**
     * Probes a network that is part of a larger tree.
     *
     * @param network the description
     * @param at path of the network in that tree, put in front of the paths of layers
     * @param input shape of one image, without the batch
     * @return shapes and costs, or the problem
     */
    public static ShapeReport probe(Layer network, Path at, Shape input) {
        List<ShapeReport.LayerShapes> layers = new ArrayList<>();
        try {
            Shape output = new Scope(at, network, input, Weights.none(), layers).infer();
            return new ShapeReport(Optional.of(output), Optional.empty(), layers);
        } catch (ShapeException e) {
            return new ShapeReport(Optional.empty(), Optional.of(String.valueOf(e.getMessage())), layers);
        }
    }

    /** Knows the place of a layer and writes down what it costs. */
    private static final class Scope implements LayerScope {

        private final Path path;
        private final Layer layer;
        private final Shape input;
        private final Weights weights;
        private final List<ShapeReport.LayerShapes> found;
        private long parameters;
        private long multiplyAdds;

        Scope(Path path, Layer layer, Shape input, Weights weights, List<ShapeReport.LayerShapes> found) {
            this.path = path;
            this.layer = layer;
            this.input = input;
            this.weights = weights;
            this.found = found;
        }

        Shape infer() {
            Shape output = layer.infer(input, this);
            found.add(new ShapeReport.LayerShapes(path, layer.toString(), input, output, parameters, multiplyAdds));
            return output;
        }

        @Override
        public Shape part(String field, Layer part, Shape shape) {
            return below(path.key(field), part, shape, weights.ofPart(part));
        }

        @Override
        public Shape part(String field, int index, Layer part, Shape shape) {
            return below(path.key(field).index(index), part, shape, weights.ofPart(part));
        }

        @Override
        public Shape own(String name, Layer part, Shape shape) {
            return below(path.key(name), part, shape, weights.ofOwnPart());
        }

        @Override
        public Shape own(String name, int index, Layer part, Shape shape) {
            return below(path.key(name).index(index), part, shape, weights.ofOwnPart());
        }

        private Shape below(Path at, Layer part, Shape shape, Weights itsWeights) {
            return new Scope(at, part, shape, itsWeights, found).infer();
        }

        @Override
        public void cost(long moreParameters, long moreMultiplyAdds) {
            parameters += weights.counted ? 0 : moreParameters;
            multiplyAdds += moreMultiplyAdds;
        }

        @Override
        public ShapeException needs(String what) {
            return new ShapeException(path, layer, input, what);
        }
    }

    /**
     * Knows which weights were counted, as {@link org.espalier.djl.nn.BlockBuilder} knows which blocks it built: one set for
     * each layer object, a new one for each own part.
     */
    private static final class Weights {

        private final Set<Layer> seen;
        private final boolean counted;

        private Weights(Set<Layer> seen, boolean counted) {
            this.seen = seen;
            this.counted = counted;
        }

        static Weights none() {
            return new Weights(Collections.newSetFromMap(new IdentityHashMap<>()), false);
        }

        Weights ofPart(Layer part) {
            return new Weights(seen, !seen.add(part) || counted);
        }

        Weights ofOwnPart() {
            return new Weights(Collections.newSetFromMap(new IdentityHashMap<>()), counted);
        }
    }
}
