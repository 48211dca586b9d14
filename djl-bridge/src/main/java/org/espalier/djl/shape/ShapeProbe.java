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
        Findings findings = new Findings(new ArrayList<>(), new ArrayLives());
        try {
            Shape image = findings.arrays.write(input);
            Shape output = new Scope(at, network, image, Weights.none(), findings).infer();
            return findings.report(Optional.of(output), Optional.empty());
        } catch (ShapeException e) {
            return findings.report(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What is written down on the way through the network. */
    private record Findings(List<ShapeReport.LayerShapes> layers, ArrayLives arrays) {

        ShapeReport report(Optional<Shape> output, Optional<String> problem) {
            return new ShapeReport(output, problem, layers, arrays.counted());
        }
    }

    /** Knows the place of a layer and writes down what it costs. */
    private static final class Scope implements LayerScope {

        private final Path path;
        private final Layer layer;
        private final Shape input;
        private final Weights weights;
        private final Findings findings;
        private boolean hasParts;
        private long parameters;
        private long statistics;
        private long multiplyAdds;

        Scope(Path path, Layer layer, Shape input, Weights weights, Findings findings) {
            this.path = path;
            this.layer = layer;
            this.input = input;
            this.weights = weights;
            this.findings = findings;
        }

        Shape infer() {
            Shape output = layer.infer(input, this);
            if (!hasParts || !findings.arrays.isKnown(output)) {
                output = findings.arrays.write(output, input);
            }
            findings.layers.add(new ShapeReport.LayerShapes(
                    path, layer.toString(), input, output, parameters, statistics, multiplyAdds));
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
            hasParts = true;
            return new Scope(at, part, shape, itsWeights, findings).infer();
        }

        @Override
        public void cost(long moreParameters, long moreMultiplyAdds) {
            parameters += weights.counted ? 0 : moreParameters;
            multiplyAdds += moreMultiplyAdds;
        }

        @Override
        public void statistics(long numbers) {
            statistics += weights.counted ? 0 : numbers;
        }

        @Override
        public Shape joined(Shape output, Shape... arrays) {
            hasParts = true;
            return findings.arrays.write(output, arrays);
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
