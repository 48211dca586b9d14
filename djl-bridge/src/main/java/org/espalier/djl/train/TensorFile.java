package org.espalier.djl.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.espalier.djl.engine.HostArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays by name, and texts by name, in one file of the safetensors format.
 *
 * <p>A file is written beside its place and moved there in one step, so that a reader never sees half of it. The texts
 * hold a checksum of all texts and arrays; a file without one, from another tool, is read without the check.
 *
 * @param texts what else to write down; the key {@code crc32} is the file's own
 * @param arrays in order
 */
public record TensorFile(Map<String, String> texts, Map<String, HostArray> arrays) {

    private static final int MAX_HEADER = 100_000_000;
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32";
    private static final Map<DataType, String> NAMES = Map.of(
            DataType.FLOAT16, "F16",
            DataType.FLOAT32, "F32",
            DataType.FLOAT64, "F64",
            DataType.INT32, "I32",
            DataType.INT64, "I64",
            DataType.UINT8, "U8");

    /** Copies the maps. */
    public TensorFile {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Writes the file in one step.
     *
     * @param file is replaced if it exists; missing folders are made
     * @throws UncheckedIOException if writing fails
     */
    public void write(Path file) {
        byte[] head = JsonUtils.GSON.toJson(header()).getBytes(StandardCharsets.UTF_8);
        try {
            Path target = file.toAbsolutePath();
            Path folder = target.getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "." + file.getFileName(), ".new");
            try {
                try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    put(out, length.putLong(head.length).flip());
                    put(out, ByteBuffer.wrap(head));
                    for (HostArray array : arrays.values()) {
                        put(out, array.bytes());
                    }
                    out.force(true);
                }
                move(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Sums up texts, names, types, shapes and numbers. */
    private String checksum() {
        CRC32 checksum = new CRC32();
        texts.forEach((key, text) -> checksum.update((key + "=" + text + "\n").getBytes(StandardCharsets.UTF_8)));
        arrays.forEach((name, array) -> {
            checksum.update((name + "=" + array + "\n").getBytes(StandardCharsets.UTF_8));
            checksum.update(array.bytes());
        });
        return Long.toHexString(checksum.getValue());
    }

    private JsonObject header() {
        JsonObject header = new JsonObject();
        JsonObject metadata = new JsonObject();
        texts.forEach(metadata::addProperty);
        metadata.addProperty(CHECKSUM, checksum());
        header.add(METADATA, metadata);
        long offset = 0;
        for (Map.Entry<String, HostArray> entry : arrays.entrySet()) {
            HostArray array = entry.getValue();
            long end = offset + array.bytes().remaining();
            JsonObject info = new JsonObject();
            info.addProperty("dtype", NAMES.get(array.type()));
            info.add("shape", JsonUtils.GSON.toJsonTree(array.shape().getShape()));
            info.add("data_offsets", JsonUtils.GSON.toJsonTree(new long[] {offset, end}));
            header.add(entry.getKey(), info);
            offset = end;
        }
        return header;
    }

    /**
     * Reads a file.
     *
     * @param file written by {@link #write} or another tool
     * @return what is in it, without the checksum
     * @throws CheckpointException if the file is missing, cut off, changed, or of another format
     */
    public static TensorFile read(Path file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long length = in.remaining() < Long.BYTES ? -1 : in.getLong();
            if (length < 2 || length > MAX_HEADER || length > in.remaining()) {
                throw new CheckpointException(List.of(file + ": not a safetensors file"));
            }
            byte[] head = new byte[(int) length];
            in.get(head);
            JsonObject header = JsonUtils.GSON.fromJson(new String(head, StandardCharsets.UTF_8), JsonObject.class);
            Map<String, String> texts = texts(header);
            String expected = texts.remove(CHECKSUM);
            TensorFile read = new TensorFile(texts, arrays(file, header, in.slice()));
            read.requireChecksum(file, expected);
            return read;
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // of RuntimeException, whatever a header of odd types leads to
            throw new CheckpointException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void requireChecksum(Path file, @Nullable String expected) {
        String found = checksum();
        if (expected != null && !expected.equals(found)) {
            throw new CheckpointException(List.of(file + ": damaged; expected content with checksum " + expected
                    + ", found " + found + "; take an older copy, or delete the file and start again"));
        }
    }

    private static Map<String, String> texts(JsonObject header) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonObject metadata = header.getAsJsonObject(METADATA);
        if (metadata != null) {
            metadata.entrySet().forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
        }
        return texts;
    }

    private static Map<String, HostArray> arrays(Path file, JsonObject header, ByteBuffer data) {
        Map<String, HostArray> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (!entry.getKey().equals(METADATA)) {
                read.put(
                        entry.getKey(),
                        array(file + ": " + entry.getKey(), entry.getValue().getAsJsonObject(), data));
            }
        }
        return read;
    }

    private static HostArray array(String what, JsonObject info, ByteBuffer data) {
        String name = info.get("dtype").getAsString();
        long[] shape = JsonUtils.GSON.fromJson(info.get("shape"), long[].class);
        JsonArray offsets = info.getAsJsonArray("data_offsets");
        long from = offsets.get(0).getAsLong();
        long to = offsets.get(1).getAsLong();
        DataType type = NAMES.entrySet().stream()
                .filter(e -> e.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new CheckpointException(List.of(what + ": expected one of "
                        + NAMES.values().stream().sorted().toList() + ", found " + name)));
        long bytes = Arrays.stream(shape).reduce(type.getNumOfBytes(), Math::multiplyExact);
        if (from < 0 || to > data.capacity() || to - from != bytes) {
            throw new CheckpointException(List.of(what + ": expected " + bytes + " bytes of shape "
                    + Arrays.toString(shape) + " inside the file, found " + from + " to " + to + " of "
                    + data.capacity() + "; the file is damaged"));
        }
        return HostArray.of(type, new Shape(shape), data.slice((int) from, (int) bytes));
    }
}
