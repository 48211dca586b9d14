package org.espalier.djl.deploy;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.OnnxNode;
import org.espalier.djl.nn.OnnxScope;
import org.espalier.djl.nn.OnnxValue;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.path.Path;

/** An ONNX graph while a network is written into it, layer by layer. */
final class OnnxGraph {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private final Map<String, HostArray> weights;
    private final Set<String> names = new HashSet<>(Set.of(INPUT, OUTPUT));
    private final Set<String> written = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private OnnxGraph(Map<String, HostArray> weights) {
        this.weights = weights;
    }

    /**
     * Writes a whole network.
     *
     * @param network the description
     * @param input shape of one image
     * @param weights by the keys of their places
     * @throws OnnxException if the network cannot take the input, a layer has no form in ONNX, or a weight is missing
     */
    static GraphProto of(Layer network, Shape input, Map<String, HostArray> weights) {
        ShapeReport shapes = ShapeProbe.probe(network, Path.ROOT, input);
        shapes.problem().ifPresent(problem -> {
            throw new OnnxException(List.of(problem));
        });
        return new OnnxGraph(weights).write(network, new OnnxValue(INPUT, input));
    }

    private GraphProto write(Layer network, OnnxValue input) {
        Map<Layer, Path> known = new IdentityHashMap<>();
        known.put(network, Path.ROOT);
        OnnxValue result = new Place(Path.ROOT, network, known).write(input);
        if (!problems.isEmpty()) {
            throw new OnnxException(problems);
        }
        graph.addNode(OnnxMessages.node(OUTPUT, OnnxNode.of("Identity", result.name()), List.of(OUTPUT)));
        graph.addInput(OnnxMessages.batchOf(INPUT, input.shape()));
        graph.addOutput(OnnxMessages.batchOf(OUTPUT, result.shape()));
        return graph.build();
    }

    /** Makes a name that is not taken: the wanted one, or that with a number. */
    private String fresh(Path place, String what) {
        String wanted = place.equals(Path.ROOT) ? what : place + "/" + what;
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    /** A layer at its place. Layers that stand in the tree several times have one place, as their blocks have. */
    private final class Place implements OnnxScope {

        private final Path place;
        private final Layer layer;
        private final Map<Layer, Path> known;

        Place(Path place, Layer layer, Map<Layer, Path> known) {
            this.place = place;
            this.layer = layer;
            this.known = known;
        }

        OnnxValue write(OnnxValue input) {
            Shape output =
                    ShapeProbe.probe(layer, place, input.shape()).output().orElseThrow();
            try {
                return new OnnxValue(layer.onnx(input, this), output);
            } catch (Refusal e) {
                problems.add(String.valueOf(e.getMessage()));
                return new OnnxValue(input.name(), output);
            }
        }

        @Override
        public OnnxValue part(String field, Layer part, OnnxValue input) {
            return shared(place.key(field), part, input);
        }

        @Override
        public OnnxValue part(String field, int index, Layer part, OnnxValue input) {
            return shared(place.key(field).index(index), part, input);
        }

        private OnnxValue shared(Path at, Layer part, OnnxValue input) {
            Path first = known.computeIfAbsent(part, p -> at);
            return new Place(first, part, known).write(input);
        }

        @Override
        public OnnxValue own(String name, Layer part, OnnxValue input) {
            return within(name, part).write(input);
        }

        @Override
        public OnnxValue own(String name, int index, Layer part, OnnxValue input) {
            return within(name, index, part).write(input);
        }

        @Override
        public Place within(String name, Layer part) {
            return new Place(place.key(name), part, new IdentityHashMap<>());
        }

        @Override
        public Place within(String name, int index, Layer part) {
            return new Place(place.key(name).index(index), part, new IdentityHashMap<>());
        }

        @Override
        public OnnxValue instead(Layer part, OnnxValue input) {
            return new Place(place, part, known).write(input);
        }

        @Override
        public String weight(String parameter) {
            String key = key(parameter);
            HostArray array = array(parameter);
            if (written.add(key)) {
                graph.addInitializer(OnnxMessages.floats(key, array.shape(), array.floats()));
            }
            return key;
        }

        @Override
        public float[] numbers(String parameter) {
            return array(parameter).floats();
        }

        @Override
        public Shape extents(String parameter) {
            return array(parameter).shape();
        }

        private HostArray array(String parameter) {
            HostArray array = weights.get(key(parameter));
            if (array == null) {
                throw refuses("there is no weight " + key(parameter));
            }
            return array;
        }

        private String key(String parameter) {
            return place + ":" + parameter;
        }

        @Override
        public String constant(Shape shape, float... values) {
            String name = fresh(place, "constant");
            return add(OnnxMessages.floats(name, shape, values));
        }

        @Override
        public String constant(long... values) {
            String name = fresh(place, "constant");
            return add(OnnxMessages.integers(name, values));
        }

        private String add(TensorProto tensor) {
            graph.addInitializer(tensor);
            return tensor.getName();
        }

        @Override
        public String add(OnnxNode node) {
            return add(node, 1).get(0);
        }

        @Override
        public List<String> add(OnnxNode node, int outputs) {
            String name = fresh(place, node.operator());
            List<String> results = new ArrayList<>(List.of(name));
            for (int i = 1; i < outputs; i++) {
                results.add(fresh(place, node.operator()));
            }
            graph.addNode(OnnxMessages.node(name, node, results));
            return results;
        }

        @Override
        public RuntimeException refuses(String why) {
            return new Refusal((place.equals(Path.ROOT) ? "" : place + ": ") + layer + " has no form in ONNX: " + why);
        }
    }

    /** Thrown by a layer, caught at its place: the rest of the network is looked at before all is told. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }
}
