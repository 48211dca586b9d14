package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.NativeBuffer;

/**
 * Weights by name, apart from any network: taken from one, saved, read, and put into another.
 *
 * <p>Names and shapes are compared before anything changes. (DJL's own loading silently gives the
 * network the shapes of the file.) Files are in the safetensors format, which other tools read too.
 */
public final class Checkpoint {

    private static final int MAX_HEADER = 100_000_000;

    private final Map<String, Tensor> tensors;

    private Checkpoint(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /**
     * Copies the weights of a network.
     *
     * @param network stays as it is
     * @return a copy in Java memory
     */
    public static Checkpoint of(Network network) {
        Map<String, Tensor> copied = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            try (NDArray plain = array.toType(DataType.FLOAT32, true)) {
                copied.put(name, new Tensor(array.getShape().getShape(), plain.toFloatArray()));
            }
        });
        return new Checkpoint(copied);
    }

    /**
     * Puts the weights into a network.
     *
     * @param network must have exactly these parameters, with these shapes
     * @throws CheckpointException if a parameter is missing, unexpected or of another shape; all such
     *     problems are listed, and the network is unchanged
     */
    public void loadInto(Network network) {
        Map<String, Parameter> parameters = network.parameters();
        List<String> problems = problems(parameters);
        if (!problems.isEmpty()) {
            throw new CheckpointException(problems);
        }
        Gradients.withoutRecording(network.manager().getEngine(), () -> {
            try (NDManager scratch = network.manager().newSubManager()) {
                parameters.forEach((name, parameter) -> {
                    Tensor tensor = at(name);
                    NDArray source = NativeBuffer.array(
                            scratch,
                            tensor.values,
                            new Shape(tensor.shape),
                            parameter.getArray().getDataType());
                    NDArray target = parameter.getArray();
                    target.set(new NDIndex(":"), source);
                });
            }
            return parameters.size();
        });
    }

    /**
     * Lists the names.
     *
     * @return parameter names in order
     */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /**
     * Copies the values of one parameter.
     *
     * @param name one of {@link #names()}
     * @return values in row-major order
     * @throws IllegalArgumentException if there is no such name
     */
    public float[] values(String name) {
        return at(name).values.clone();
    }

    /**
     * Writes a safetensors file.
     *
     * @param file is replaced if it exists
     * @throws UncheckedIOException if writing fails
     */
    public void save(Path file) {
        JsonObject header = new JsonObject();
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long end = offset + (long) entry.getValue().values.length * Float.BYTES;
            JsonObject info = new JsonObject();
            info.addProperty("dtype", "F32");
            info.add("shape", JsonUtils.GSON.toJsonTree(entry.getValue().shape));
            info.add("data_offsets", JsonUtils.GSON.toJsonTree(new long[] {offset, end}));
            header.add(entry.getKey(), info);
            offset = end;
        }
        byte[] head = JsonUtils.GSON.toJson(header).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(Long.BYTES + head.length + offset))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(head.length).put(head);
        tensors.values().forEach(t -> {
            for (float value : t.values) {
                out.putFloat(value);
            }
        });
        try {
            Files.write(file, out.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a safetensors file of 32-bit numbers.
     *
     * @param file written by {@link #save} or another tool
     * @return the weights
     * @throws CheckpointException if the file is missing, damaged, or has numbers of another type
     */
    public static Checkpoint read(Path file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long length = in.remaining() < Long.BYTES ? -1 : in.getLong();
            if (length < 2 || length > MAX_HEADER || length > in.remaining()) {
                throw new CheckpointException(List.of(file + ": not a safetensors file"));
            }
            byte[] head = new byte[(int) length];
            in.get(head);
            JsonObject header = JsonUtils.GSON.fromJson(new String(head, StandardCharsets.UTF_8), JsonObject.class);
            return new Checkpoint(readTensors(file, header, in.slice().order(ByteOrder.LITTLE_ENDIAN)));
        } catch (IOException | JsonParseException e) {
            throw new CheckpointException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Map<String, Tensor> readTensors(Path file, JsonObject header, ByteBuffer data) {
        Map<String, Tensor> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (entry.getKey().equals("__metadata__")) {
                continue;
            }
            JsonObject info = entry.getValue().getAsJsonObject();
            JsonElement type = info.get("dtype");
            long[] shape = JsonUtils.GSON.fromJson(info.get("shape"), long[].class);
            JsonArray offsets = info.getAsJsonArray("data_offsets");
            long from = offsets.get(0).getAsLong();
            long to = offsets.get(1).getAsLong();
            long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (!type.getAsString().equals("F32")
                    || from < 0
                    || to > data.capacity()
                    || to - from != size * Float.BYTES) {
                throw new CheckpointException(List.of(file + ": " + entry.getKey() + ": expected F32 data of"
                        + " shape " + Arrays.toString(shape) + " inside the file, found " + type + " from "
                        + from + " to " + to));
            }
            float[] values = new float[(int) size];
            data.position((int) from);
            data.asFloatBuffer().get(values);
            read.put(entry.getKey(), new Tensor(shape, values));
        }
        return read;
    }

    private List<String> problems(Map<String, Parameter> parameters) {
        List<String> problems = new ArrayList<>();
        parameters.forEach((name, parameter) -> {
            Tensor tensor = tensors.get(name);
            long[] shape = parameter.getShape().getShape();
            if (tensor == null) {
                problems.add(name + ": the network needs " + Arrays.toString(shape) + ", found nothing");
            } else if (!Arrays.equals(tensor.shape, shape)) {
                problems.add(
                        name + ": expected " + Arrays.toString(shape) + ", found " + Arrays.toString(tensor.shape));
            }
        });
        tensors.forEach((name, tensor) -> {
            if (!parameters.containsKey(name)) {
                problems.add(name + ": the network has no such parameter, found " + Arrays.toString(tensor.shape));
            }
        });
        return problems;
    }

    private Tensor at(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no weights named " + name + "; there are " + names());
        }
        return tensor;
    }

    /** Values and extents of one parameter. */
    private static final class Tensor {

        private final long[] shape;
        private final float[] values;

        Tensor(long[] shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }
    }
}
