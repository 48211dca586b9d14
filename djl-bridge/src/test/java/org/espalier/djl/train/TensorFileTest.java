package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.djl.engine.HostArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

    @TempDir
    private Path folder;

    @Test
    void arraysAndTextsComeBackAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("deep").resolve("one.safetensors");
        TensorFile written = new TensorFile(Map.of("who", "me"), Map.of("a", numbers(1, 2), "b", numbers(3)));
        written.write(file);
        written.write(file);
        assertThat(TensorFile.read(file)).isEqualTo(written);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aChangedOrCutFileIsRefused() throws IOException {
        Path file = folder.resolve("one.safetensors");
        new TensorFile(Map.of(), Map.of("a", numbers(1, 2))).write(file);
        byte[] good = Files.readAllBytes(file);
        byte[] changed = good.clone();
        changed[good.length - 1] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> TensorFile.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file + ": damaged; expected content with checksum ")
                .hasMessageEndingWith("take an older copy, or delete the file and start again");
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> TensorFile.read(file)).hasMessageContaining("damaged");
        Files.write(file, Arrays.copyOf(good, 12));
        assertThatThrownBy(() -> TensorFile.read(file)).hasMessageContaining("not a safetensors file");
        for (String header : new String[] {"[1]", "{\"a\":3}", "{\"a\":{}}", "{\"a\":{\"dtype\":4}}"}) {
            byte[] head = header.getBytes(StandardCharsets.UTF_8);
            Files.write(
                    file,
                    ByteBuffer.allocate(8 + head.length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(head.length)
                            .put(head)
                            .array());
            assertThatThrownBy(() -> TensorFile.read(file))
                    .as(header)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> TensorFile.read(folder.resolve("none")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("none: cannot be read");
    }

    private static HostArray numbers(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
        bytes.asFloatBuffer().put(values);
        return HostArray.of(DataType.FLOAT32, new Shape(values.length), bytes);
    }
}
