package org.espalier.djl.deploy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.espalier.io.AtomicFiles;

/**
 * Models for other runtimes, in the ONNX format.
 *
 * <p>A file uses operators of ONNX's default set at version {@value #OPSET}. It has one input, {@code input}, and one
 * output, {@code output}, of 32-bit numbers; their first axis, the batch, is open. What a {@link SavedModel} knows besides
 * its weights, the tree above all, stands in the file's metadata. No engine is needed.
 *
 * <p>A layer writes its own form ({@link org.espalier.djl.nn.Layer#onnx}), so layers of the user's own are exported like
 * all others.
 */
public final class Onnx {

    /** Version of ONNX's operators: the first with layer normalisation, read by ONNX Runtime 1.12 and later. */
    public static final int OPSET = 17;

    private static final long IR_VERSION = 8;

    /** Bytes of weights: a protobuf message has at most 2 GiB, and the rest of it needs room as well. */
    private static final long LARGEST = 2_000_000_000;

    private Onnx() {}

    /**
     * Writes a model, as a whole or not at all.
     *
     * @param model what to write
     * @param file is replaced if it exists
     * @throws OnnxException if layers have no form in ONNX; lists all of them with their places and the reasons
     * @throws UncheckedIOException if writing fails
     */
    public static void export(SavedModel model, Path file) {
        try {
            AtomicFiles.write(file, ByteBuffer.wrap(bytes(model)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the content of a file, for runtimes in the same process.
     *
     * @param model what to write
     * @return an ONNX model
     * @throws OnnxException as {@link #export}
     */
    public static byte[] bytes(SavedModel model) {
        long size = model.weights().arrays().values().stream()
                .mapToLong(array -> array.shape().size() * Float.BYTES)
                .sum();
        if (size > LARGEST) {
            throw new OnnxException(List.of("weights of " + size + " bytes: expected at most " + LARGEST
                    + " in one file, which is what its format allows"));
        }
        GraphProto graph =
                OnnxGraph.of(model.network(), model.input(), model.weights().arrays());
        ModelProto.Builder proto = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("espalier")
                .setGraph(graph);
        proto.addOpsetImportBuilder().setVersion(OPSET);
        ModelFile.texts(model).forEach((key, text) -> proto.addMetadataProps(OnnxMessages.entry(key, text)));
        return proto.build().toByteArray();
    }
}
