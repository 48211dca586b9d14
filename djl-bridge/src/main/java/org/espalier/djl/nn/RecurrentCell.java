package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.recurrent.RNN;

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
}
