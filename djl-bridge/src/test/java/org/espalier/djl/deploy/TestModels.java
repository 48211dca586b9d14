package org.espalier.djl.deploy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.NativeBuffer;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.symbol.Symbol;

/** Networks whose numbers are all random, and what DJL and ONNX Runtime make of them. */
final class TestModels {

    private TestModels() {}

    /** Gives every parameter random numbers, biases and running means included; those that must be positive are. */
    static Network network(Symbol<? extends Layer> tree, Shape input, long seed) {
        Layer layer = Materializer.build(tree);
        Network network = Network.initialize(BlockBuilder.build(layer, input), NetworkPlan.of(input, seed));
        SplittableRandom random = new SplittableRandom(seed);
        for (Parameter parameter : network.parameters().values()) {
            boolean positive =
                    parameter.getType() == Parameter.Type.RUNNING_VAR || parameter.getType() == Parameter.Type.GAMMA;
            if (parameter.getType() != Parameter.Type.WEIGHT) {
                float[] values = numbers(parameter.getShape().size(), random);
                for (int i = 0; i < values.length; i++) {
                    values[i] = positive ? 1 + values[i] / 2 : values[i] / 2;
                }
                try (NDManager scratch = network.manager().newSubManager()) {
                    NDArray source = NativeBuffer.array(scratch, values, parameter.getShape(), DataType.FLOAT32);
                    org.espalier.djl.engine.Gradients.withoutRecording(
                            network.manager().getEngine(), () -> {
                                parameter.getArray().set(new ai.djl.ndarray.index.NDIndex(":"), source);
                                return source;
                            });
                }
            }
        }
        return network;
    }

    static float[] numbers(long size, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    /** What DJL makes of a batch. */
    static float[] predict(Network network, float[] values, Shape batch) {
        try (NDManager scratch = network.manager().newSubManager()) {
            NDArray input = NativeBuffer.array(scratch, values, batch, DataType.FLOAT32);
            return network.predict(input).toFloatArray();
        }
    }

    /** What ONNX Runtime makes of a batch. */
    static float[] run(byte[] onnx, float[] values, Shape batch) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(onnx, options);
                    OnnxTensor input =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), batch.getShape());
                    OrtSession.Result result = session.run(Map.of("input", input))) {
                OnnxTensor output = (OnnxTensor) result.get("output").orElseThrow();
                FloatBuffer numbers = output.getFloatBuffer();
                float[] found = new float[numbers.remaining()];
                numbers.get(found);
                return found;
            }
        }
    }

    /** Largest difference between DJL and ONNX Runtime, over batches of 1 and of 3 with numbers in [-1, 1]. */
    static double difference(Symbol<? extends Layer> tree, Shape input, long seed) throws OrtException {
        return difference(tree, input, seed, (batch, random) -> numbers(batch.size(), random));
    }

    /** Largest difference between DJL and ONNX Runtime, over batches of 1 and of 3. */
    static double difference(Symbol<? extends Layer> tree, Shape input, long seed, Inputs inputs) throws OrtException {
        SplittableRandom random = new SplittableRandom(seed);
        double largest = 0;
        try (Network network = network(tree, input, seed)) {
            byte[] onnx = Onnx.bytes(SavedModel.of(tree, network));
            for (int size : new int[] {1, 3}) {
                Shape batch = new Shape(size).addAll(input);
                float[] values = inputs.draw(batch, random);
                largest = Math.max(largest, difference(predict(network, values, batch), run(onnx, values, batch)));
            }
        }
        return largest;
    }

    /** Draws the numbers of a batch. */
    @FunctionalInterface
    interface Inputs {
        float[] draw(Shape batch, SplittableRandom random);
    }

    /** Largest difference, in parts of the largest number expected if that is above 1. */
    static double difference(float[] expected, float[] found) {
        if (expected.length != found.length) {
            throw new AssertionError("expected " + expected.length + " numbers, found " + found.length);
        }
        double size = 1;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            size = Math.max(size, Math.abs(expected[i]));
            double difference = Math.abs(expected[i] - found[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest / size;
    }
}
