package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.recurrent.RNN;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of a recurrent network in one direction.
 *
 * <p>Each gate has weights of its own (state, feature), instead of DJL's stacked ones: so a smaller state is the
 * beginning of a larger one in every gate, and sizes can share weights.
 */
record RecurrentCell(Kind kind, int stateSize, boolean biases) implements Layer {

    /** Which cell; the gates stand in the order in which the engine stacks them. */
    enum Kind {
        RNN_RELU("hidden"),
        RNN_TANH("hidden"),
        LSTM("input", "forget", "cell", "output"),
        GRU("reset", "update", "new");

        private final String[] gates;

        Kind(String... gates) {
            this.gates = gates;
        }

        static Kind of(RNN.Activation activation) {
            return activation == RNN.Activation.RELU ? RNN_RELU : RNN_TANH;
        }

        String[] gates() {
            return gates.clone();
        }

        /** Returns the gates in the order in which ONNX stacks them. */
        String[] onnxGates() {
            return switch (this) {
                case LSTM -> new String[] {"input", "output", "forget", "cell"};
                case GRU -> new String[] {"update", "reset", "new"};
                case RNN_RELU, RNN_TANH -> gates();
            };
        }

        String title() {
            return name().startsWith("RNN")
                    ? "Rnn"
                    : name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 2) {
            throw scope.needs("2 axes (position, feature)");
        }
        long gates = kind.gates.length;
        long weights = gates * stateSize * (input.get(1) + stateSize);
        scope.cost(weights + (biases ? 2 * gates * stateSize : 0), weights * input.get(0));
        return new Shape(input.get(0), stateSize);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new CellBlock(this);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return onnx(input, false, scope).sequence();
    }

    /** Names of a sequence (image, position, state) and of the last states (image, 1, state). */
    record Outputs(String sequence, String state) {}

    /** Writes the cell, from the first position to the last or the other way round. */
    Outputs onnx(OnnxValue input, boolean backward, OnnxScope scope) {
        String turned = scope.add(OnnxNode.of("Transpose", input.name()).integers("perm", 1, 0, 2));
        OnnxNode node = node(turned, input.shape().get(1), scope)
                .integer("hidden_size", stateSize)
                .text("direction", backward ? "reverse" : "forward");
        List<String> outputs = scope.add(node, 2);
        String sequence = scope.add(OnnxNode.of("Squeeze", outputs.get(0), scope.constant(1L)));
        return new Outputs(
                scope.add(OnnxNode.of("Transpose", sequence).integers("perm", 1, 0, 2)),
                scope.add(OnnxNode.of("Transpose", outputs.get(1)).integers("perm", 1, 0, 2)));
    }

    private OnnxNode node(String input, long features, OnnxScope scope) {
        String[] gates = kind.onnxGates();
        String there = stacked(gates, new Shape(stateSize, features), scope, "i2h_WEIGHT");
        String back = stacked(gates, new Shape(stateSize, stateSize), scope, "h2h_WEIGHT");
        List<String> inputs = new ArrayList<>(List.of(input, there, back));
        if (biases) {
            inputs.add(stacked(gates, new Shape(stateSize), scope, "i2h_BIAS", "h2h_BIAS"));
        }
        String[] names = inputs.toArray(new String[0]);
        return switch (kind) {
            case LSTM -> OnnxNode.of("LSTM", names);
            case GRU -> OnnxNode.of("GRU", names).integer("linear_before_reset", 1);
            case RNN_RELU -> OnnxNode.of("RNN", names).texts("activations", "Relu");
            case RNN_TANH -> OnnxNode.of("RNN", names).texts("activations", "Tanh");
        };
    }

    /** Puts the parameters of all gates behind each other, kind after kind, with an axis of 1 for the direction. */
    private static String stacked(String[] gates, Shape each, OnnxScope scope, String... parameters) {
        int size = Math.toIntExact(each.size());
        FloatBuffer all = FloatBuffer.allocate(size * gates.length * parameters.length);
        for (String parameter : parameters) {
            for (String gate : gates) {
                all.put(scope.numbers(gate + "_" + parameter));
            }
        }
        Shape shape = new Shape(1, each.get(0) * gates.length * parameters.length).addAll(each.slice(1));
        return scope.constant(shape, all.array());
    }
}
