package org.espalier.djl.train;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.PlacedParameter;

/**
 * Weights of a trained network by their places in its tree, for a child whose tree is an edited copy.
 *
 * <p>A layer of the child takes over the weights of the layer that stands at the same path in the parent if both print
 * the same description and all their arrays have the same shapes; so the sub-trees that an edit left alone keep their
 * weights. All other layers start as usual.
 */
public final class PlacedWeights {

    private static final String LAYER = "layer/";

    private final Map<String, LayerWeights> layers;

    private PlacedWeights(Map<String, LayerWeights> layers) {
        this.layers = layers;
    }

    /** Description of a layer, and its arrays by name. */
    private record LayerWeights(String description, Map<String, HostArray> arrays) {}

    /**
     * Copies the weights of a network.
     *
     * @param parameters the network's parameters, with weights
     * @return a copy in Java memory
     */
    public static PlacedWeights of(Collection<PlacedParameter> parameters) {
        Map<String, LayerWeights> layers = new LinkedHashMap<>();
        for (PlacedParameter parameter : parameters) {
            layers.computeIfAbsent(
                            parameter.place().toString(),
                            p -> new LayerWeights(description(parameter.layer()), new TreeMap<>()))
                    .arrays()
                    .put(parameter.name(), HostArray.of(parameter.parameter().getArray()));
        }
        return new PlacedWeights(layers);
    }

    /**
     * Gives the layers of a network the weights that they share with this parent; the others stay as they are.
     *
     * @param child the network's parameters, with weights
     * @return what was taken over, and what was not
     */
    public Inheritance passTo(Collection<PlacedParameter> child) {
        Map<String, List<PlacedParameter>> places = new LinkedHashMap<>();
        child.forEach(p -> places.computeIfAbsent(p.place().toString(), k -> new ArrayList<>())
                .add(p));
        List<String> inherited = new ArrayList<>();
        Map<String, String> fresh = new LinkedHashMap<>();
        long numbers = 0;
        for (Map.Entry<String, List<PlacedParameter>> place : places.entrySet()) {
            String obstacle = obstacle(place.getKey(), place.getValue());
            if (obstacle.isEmpty()) {
                inherited.add(place.getKey());
                numbers += copy(place.getKey(), place.getValue());
            } else {
                fresh.put(place.getKey(), obstacle);
            }
        }
        long all =
                child.stream().mapToLong(p -> p.parameter().getShape().size()).sum();
        return new Inheritance(inherited, fresh, numbers, all);
    }

    /** Returns why a layer cannot take over weights; empty if it can. */
    private String obstacle(String place, List<PlacedParameter> parameters) {
        LayerWeights parent = layers.get(place);
        if (parent == null) {
            return "the parent has no weights here";
        }
        String wanted = description(parameters.get(0).layer());
        if (!parent.description().equals(wanted)) {
            return "the parent has " + parent.description() + ", not " + wanted;
        }
        for (PlacedParameter parameter : parameters) {
            HostArray array = parent.arrays().get(parameter.name());
            if (array == null || !array.shape().equals(parameter.parameter().getShape())) {
                return "the parent's " + parameter.name() + " has shape "
                        + (array == null ? "()" : array.shape()) + ", not "
                        + parameter.parameter().getShape();
            }
        }
        return "";
    }

    private long copy(String place, List<PlacedParameter> parameters) {
        Map<String, HostArray> arrays = at(place).arrays();
        long numbers = 0;
        for (PlacedParameter parameter : parameters) {
            HostArray array = Objects.requireNonNull(arrays.get(parameter.name()));
            array.copyTo(parameter.parameter().getArray());
            numbers += array.shape().size();
        }
        return numbers;
    }

    private LayerWeights at(String place) {
        return Objects.requireNonNull(layers.get(place));
    }

    /**
     * Lists the places that have weights.
     *
     * @return paths of layers such as {@code model.layers[0]}, in the order of the network
     */
    public List<String> places() {
        return List.copyOf(layers.keySet());
    }

    /**
     * Writes a safetensors file, in one step.
     *
     * @param file is replaced if it exists
     * @throws UncheckedIOException if writing fails
     */
    public void save(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, HostArray> arrays = new LinkedHashMap<>();
        layers.forEach((place, layer) -> {
            texts.put(LAYER + place, layer.description());
            layer.arrays().forEach((name, array) -> arrays.put(place + ":" + name, array));
        });
        new TensorFile(texts, arrays).write(file);
    }

    /**
     * Reads a file written by {@link #save}.
     *
     * @param file the file
     * @return the weights
     * @throws CheckpointException if the file is missing, damaged, or has weights without places
     */
    public static PlacedWeights read(Path file) {
        TensorFile content = TensorFile.read(file);
        Map<String, LayerWeights> layers = new LinkedHashMap<>();
        content.texts().forEach((key, description) -> {
            if (key.startsWith(LAYER)) {
                layers.put(key.substring(LAYER.length()), new LayerWeights(description, new TreeMap<>()));
            }
        });
        List<String> problems = new ArrayList<>();
        content.arrays().forEach((key, array) -> {
            int colon = key.lastIndexOf(':');
            LayerWeights layer = layers.get(key.substring(0, Math.max(0, colon)));
            if (layer == null) {
                problems.add(file + ": " + key + ": expected the place of a layer in front of a colon, found none");
            } else {
                layer.arrays().put(key.substring(colon + 1), array);
            }
        });
        if (!problems.isEmpty()) {
            throw new CheckpointException(problems);
        }
        return new PlacedWeights(layers);
    }

    /** Returns a text that tells these weights from others. */
    String checksum() {
        CRC32 checksum = new CRC32();
        layers.values().forEach(l -> l.arrays().values().forEach(a -> checksum.update(a.bytes())));
        return Long.toHexString(checksum.getValue());
    }

    /** Prints a layer; one without a text of its own by its class. */
    private static String description(Layer layer) {
        String text = layer.toString();
        String name = layer.getClass().getName();
        return text.startsWith(name + "@") ? name : text;
    }
}
