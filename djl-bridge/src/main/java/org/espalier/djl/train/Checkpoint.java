package org.espalier.djl.train;

import ai.djl.nn.Parameter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.HostArray;

/**
 * Weights by name, apart from any network: taken from one, saved, read, and put into another.
 *
 * <p>Names and shapes are compared before anything changes. (DJL's own loading silently gives the
 * network the shapes of the file.) Files are in the safetensors format, which other tools read too.
 */
public final class Checkpoint {

    private final Map<String, HostArray> arrays;

    private Checkpoint(Map<String, HostArray> arrays) {
        this.arrays = arrays;
    }

    /**
     * Wraps arrays.
     *
     * @param arrays by name
     * @return the weights
     */
    public static Checkpoint of(Map<String, HostArray> arrays) {
        return new Checkpoint(new LinkedHashMap<>(arrays));
    }

    /**
     * Copies the weights of a network.
     *
     * @param network stays as it is
     * @return a copy in Java memory
     */
    public static Checkpoint of(Network network) {
        Map<String, HostArray> copied = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> copied.put(name, HostArray.of(parameter.getArray())));
        return new Checkpoint(copied);
    }

    /**
     * Puts the weights into a network.
     *
     * @param network must have exactly these parameters, with these shapes; of any number type
     * @throws CheckpointException if a parameter is missing, unexpected or of another shape; all such
     *     problems are listed, and the network is unchanged
     */
    public void loadInto(Network network) {
        loadInto(network.parameters());
    }

    /**
     * Puts the weights into parameters.
     *
     * @param parameters by name; exactly these, with these shapes; of any number type
     * @throws CheckpointException as {@link #loadInto(Network)}
     */
    public void loadInto(Map<String, Parameter> parameters) {
        List<String> problems = problems(parameters);
        if (!problems.isEmpty()) {
            throw new CheckpointException(problems);
        }
        parameters.forEach((name, parameter) -> at(name).copyTo(parameter.getArray()));
    }

    /**
     * Lists the names.
     *
     * @return parameter names in order
     */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /**
     * Copies the values of one parameter.
     *
     * @param name one of {@link #names()}
     * @return values in row-major order
     * @throws IllegalArgumentException if there is no such name
     */
    public float[] values(String name) {
        return at(name).floats();
    }

    /**
     * Writes a safetensors file, in one step: readers see the old file or the new one.
     *
     * @param file is replaced if it exists
     * @throws UncheckedIOException if writing fails
     */
    public void save(Path file) {
        new TensorFile(Map.of(), arrays).write(file);
    }

    /**
     * Reads a safetensors file of floating-point numbers.
     *
     * @param file written by {@link #save} or another tool
     * @return the weights
     * @throws CheckpointException if the file is missing, damaged, or has numbers of another type
     */
    public static Checkpoint read(Path file) {
        Map<String, HostArray> arrays = TensorFile.read(file).arrays();
        List<String> problems = new ArrayList<>();
        arrays.forEach((name, array) -> {
            if (!array.type().isFloating()) {
                problems.add(file + ": " + name + ": expected floating-point numbers, found "
                        + array.type().name());
            }
        });
        if (!problems.isEmpty()) {
            throw new CheckpointException(problems);
        }
        return new Checkpoint(arrays);
    }

    /**
     * Returns the arrays.
     *
     * @return by name, in order; not to be changed
     */
    public Map<String, HostArray> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    private List<String> problems(Map<String, Parameter> parameters) {
        List<String> problems = new ArrayList<>();
        parameters.forEach((name, parameter) -> {
            HostArray array = arrays.get(name);
            long[] shape = parameter.getShape().getShape();
            if (array == null) {
                problems.add(name + ": the network needs " + Arrays.toString(shape) + ", found nothing");
            } else if (!array.shape().equals(parameter.getShape())) {
                problems.add(name + ": expected " + Arrays.toString(shape) + ", found "
                        + Arrays.toString(array.shape().getShape()));
            }
        });
        arrays.forEach((name, array) -> {
            if (!parameters.containsKey(name)) {
                problems.add(name + ": the network has no such parameter, found "
                        + Arrays.toString(array.shape().getShape()));
            }
        });
        return problems;
    }

    private HostArray at(String name) {
        HostArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weights named " + name + "; there are " + names());
        }
        return array;
    }
}
