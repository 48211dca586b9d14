package org.espalier.djl.nn;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;

import ai.djl.nn.recurrent.RNN.Activation;
import java.util.List;
import java.util.function.Consumer;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for recurrent networks, meant to be imported statically, with their fields and symbol types.
 *
 * <p>They take a sequence (position, feature) and give a sequence (position, state), or (position, 2 state) in both
 * directions. A layer has one output here, so with {@code returnState} it is the last states (layer, state) <em>instead
 * of</em> the sequence; both directions of a layer follow each other, and an LSTM gives its hidden state. The batch
 * always comes first ({@code batchFirst} of DJL).
 *
 * <pre>{@code
 * sequential(embedding(1000, 32), lstm(64), lstm(l -> l.set(STATE_SIZE, 64).set(RETURN_STATE, true)), flatten(), linear(2))
 * }</pre>
 */
public final class Recurrent {

    /** Features of the state. */
    public static final Field<Layer, Integer> STATE_SIZE =
            Field.<Layer, Integer>of("stateSize", ints().atLeast(1)).describedAs("features of the state");

    /** Layers one above the other; 1 unless given. */
    public static final Field<Layer, Integer> NUM_LAYERS = Field.<Layer, Integer>of("numLayers", ints().atLeast(1))
            .defaulting(1)
            .describedAs("layers one above the other");

    /** Part of the elements set to zero between layers while training; 0 unless given. */
    public static final Field<Layer, Double> DROP_RATE = Field.<Layer, Double>of(
                    "dropRate", floats().atLeast(0).below(1))
            .defaulting(0.0)
            .describedAs("part of the elements set to zero between layers while training");

    /** Whether a second cell goes from the end to the beginning; no unless given. */
    public static final Field<Layer, Boolean> BIDIRECTIONAL = Field.<Layer, Boolean>of("bidirectional", bools())
            .defaulting(false)
            .describedAs("whether a second cell goes from the end to the beginning");

    /** Whether trained numbers are added; yes unless given. */
    public static final Field<Layer, Boolean> HAS_BIASES = Field.<Layer, Boolean>of("hasBiases", bools())
            .defaulting(true)
            .describedAs("whether trained numbers are added");

    /** Whether the last states are the output, instead of the sequence; no unless given. */
    public static final Field<Layer, Boolean> RETURN_STATE = Field.<Layer, Boolean>of("returnState", bools())
            .defaulting(false)
            .describedAs("whether the last states are the output, instead of the sequence");

    /** The activation of a plain recurrent network; tanh unless given. */
    public static final Field<Layer, Activation> ACTIVATION = Field.<Layer, Activation>of(
                    "activation", constants(Activation.class))
            .defaulting(Activation.TANH)
            .describedAs("activation of the state");

    /** Plain recurrent network (Elman, 1990). */
    public static final SymbolType<Layer> RNN =
            stacked("Rnn").field(ACTIVATION).constructor(a -> stack(a, RecurrentCell.Kind.of(a.get(ACTIVATION))));

    /** Long short-term memory (Hochreiter and Schmidhuber, 1997). */
    public static final SymbolType<Layer> LSTM = stacked("Lstm").constructor(a -> stack(a, RecurrentCell.Kind.LSTM));

    /** Gated recurrent units (Cho et al., EMNLP 2014). */
    public static final SymbolType<Layer> GRU = stacked("Gru").constructor(a -> stack(a, RecurrentCell.Kind.GRU));

    private Recurrent() {}

    /**
     * Lists the types of this class.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> types() {
        return List.of(RNN, LSTM, GRU);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(int stateSize) {
        return RNN.symbol(stateSize);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(Symbol<Integer> stateSize) {
        return RNN.symbol(stateSize);
    }

    /**
     * Recurrent network over a sequence (position, feature), all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> rnn(Consumer<SymbolType.Setter<Layer>> fields) {
        return RNN.symbol(fields);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(int stateSize, int numLayers) {
        return RNN.symbol(stateSize, numLayers);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(int stateSize, Symbol<Integer> numLayers) {
        return RNN.symbol(stateSize, numLayers);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(Symbol<Integer> stateSize, int numLayers) {
        return RNN.symbol(stateSize, numLayers);
    }

    /**
     * Recurrent network over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> rnn(Symbol<Integer> stateSize, Symbol<Integer> numLayers) {
        return RNN.symbol(stateSize, numLayers);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(int stateSize) {
        return LSTM.symbol(stateSize);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(Symbol<Integer> stateSize) {
        return LSTM.symbol(stateSize);
    }

    /**
     * Long short-term memory over a sequence (position, feature), all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> lstm(Consumer<SymbolType.Setter<Layer>> fields) {
        return LSTM.symbol(fields);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(int stateSize, int numLayers) {
        return LSTM.symbol(stateSize, numLayers);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(int stateSize, Symbol<Integer> numLayers) {
        return LSTM.symbol(stateSize, numLayers);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(Symbol<Integer> stateSize, int numLayers) {
        return LSTM.symbol(stateSize, numLayers);
    }

    /**
     * Long short-term memory over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lstm(Symbol<Integer> stateSize, Symbol<Integer> numLayers) {
        return LSTM.symbol(stateSize, numLayers);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(int stateSize) {
        return GRU.symbol(stateSize);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(Symbol<Integer> stateSize) {
        return GRU.symbol(stateSize);
    }

    /**
     * Gated recurrent units over a sequence (position, feature), all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> gru(Consumer<SymbolType.Setter<Layer>> fields) {
        return GRU.symbol(fields);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(int stateSize, int numLayers) {
        return GRU.symbol(stateSize, numLayers);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(int stateSize, Symbol<Integer> numLayers) {
        return GRU.symbol(stateSize, numLayers);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(Symbol<Integer> stateSize, int numLayers) {
        return GRU.symbol(stateSize, numLayers);
    }

    /**
     * Gated recurrent units over a sequence (position, feature).
     *
     * @param stateSize features of the state, at least 1
     * @param numLayers layers one above the other, at least 1
     * @return the layer
     */
    public static Symbol<Layer> gru(Symbol<Integer> stateSize, Symbol<Integer> numLayers) {
        return GRU.symbol(stateSize, numLayers);
    }

    private static SymbolType.Builder<Layer> stacked(String name) {
        return SymbolType.named("djl.nn." + name, Layer.class)
                .field(STATE_SIZE)
                .field(NUM_LAYERS)
                .field(DROP_RATE)
                .field(BIDIRECTIONAL)
                .field(HAS_BIASES)
                .field(RETURN_STATE);
    }

    private static Layer stack(Args args, RecurrentCell.Kind kind) {
        return new RecurrentStack(
                new RecurrentCell(kind, args.get(STATE_SIZE), args.get(HAS_BIASES)),
                args.get(NUM_LAYERS),
                args.get(DROP_RATE),
                args.get(BIDIRECTIONAL),
                args.get(RETURN_STATE));
    }
}
