package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the engine's recurrent operations, those that DJL's {@code RNN}, {@code LSTM} and {@code GRU} run, on gates with
 * weights of their own. Gives the sequence (image, position, state) and the last state (image, state).
 */
final class CellBlock extends AbstractBlock {

    private final RecurrentCell cell;
    private final List<List<Parameter>> stacks = new ArrayList<>();

    CellBlock(RecurrentCell cell) {
        this.cell = cell;
        stacks.add(gates("i2h", Parameter.Type.WEIGHT));
        stacks.add(gates("h2h", Parameter.Type.WEIGHT));
        if (cell.biases()) {
            stacks.add(gates("i2h", Parameter.Type.BIAS));
            stacks.add(gates("h2h", Parameter.Type.BIAS));
        }
    }

    private List<Parameter> gates(String name, Parameter.Type type) {
        List<Parameter> gates = new ArrayList<>();
        for (String gate : cell.kind().gates()) {
            gates.add(addParameter(Parameter.builder()
                    .setName(gate + "_" + name + "_" + type.name())
                    .setType(type)
                    .build()));
        }
        return gates;
    }

    @Override
    protected void prepare(Shape[] inputs) {
        long state = cell.stateSize();
        List<Shape> shapes = List.of(
                new Shape(state, inputs[0].get(2)), new Shape(state, state), new Shape(state), new Shape(state));
        for (int i = 0; i < stacks.size(); i++) {
            for (Parameter gate : stacks.get(i)) {
                gate.setShape(shapes.get(i));
            }
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        NDList weights = new NDList(stacks.size());
        for (List<Parameter> stack : stacks) {
            NDList gates = new NDList(stack.size());
            stack.forEach(gate -> gates.add(store.getValue(gate, input.getDevice(), training)));
            weights.add(gates.size() == 1 ? gates.get(0) : NDArrays.concat(gates, 0));
        }
        NDList outputs = run(input, weights, training);
        return new NDList(outputs.get(0), outputs.get(1).squeeze(0));
    }

    private NDList run(NDArray input, NDList weights, boolean training) {
        NDArrayEx engine = input.getNDArrayInternal();
        boolean biases = cell.biases();
        Shape state = new Shape(1, input.getShape().get(0), cell.stateSize());
        NDArray start = input.getManager().zeros(state, input.getDataType());
        return switch (cell.kind()) {
            case LSTM -> engine.lstm(input, new NDList(start, start), weights, biases, 1, 0, training, false, true);
            case GRU -> engine.gru(input, start, weights, biases, 1, 0, training, false, true);
            case RNN_RELU ->
                engine.rnn(input, start, weights, biases, 1, RNN.Activation.RELU, 0, training, false, true);
            case RNN_TANH ->
                engine.rnn(input, start, weights, biases, 1, RNN.Activation.TANH, 0, training, false, true);
        };
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long images = inputs[0].get(0);
        return new Shape[] {new Shape(images, inputs[0].get(1), cell.stateSize()), new Shape(images, cell.stateSize())};
    }
}
