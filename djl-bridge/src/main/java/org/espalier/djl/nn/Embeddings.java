package org.espalier.djl.nn;

import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;

import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for embeddings, meant to be imported statically, with their fields and symbol types.
 *
 * <p>Tokens are whole numbers with any axes, such as (position), in any number type. What turns words into such numbers
 * belongs to the data: DJL's options for unknown items have no place here.
 */
public final class Embeddings {

    /** How many numbers there are. */
    public static final Field<Layer, Integer> NUM_EMBEDDINGS =
            Field.<Layer, Integer>of("numEmbeddings", ints().atLeast(1)).describedAs("how many numbers there are");

    /** How many numbers there are. */
    public static final Field<Layer, Integer> DICTIONARY_SIZE =
            Field.<Layer, Integer>of("dictionarySize", ints().atLeast(1)).describedAs("how many numbers there are");

    /** Length of the vectors. */
    public static final Field<Layer, Integer> EMBEDDING_SIZE =
            Field.<Layer, Integer>of("embeddingSize", ints().atLeast(1)).describedAs("length of the vectors");

    /** The numbers of a constant embedding, in row-major order. */
    public static final Field<Layer, List<Double>> VALUES = Field.<Layer, List<Double>>of(
                    "embedding", lists(floats()).sized(1, Integer.MAX_VALUE))
            .describedAs("the numbers, in row-major order");

    /** Extents of a constant embedding; one axis unless given. */
    public static final Field<Layer, List<Integer>> SHAPE = Field.<Layer, List<Integer>>of(
                    "shape", lists(ints().atLeast(1)).sized(1, 8).optional())
            .describedAs("extents; one axis if none");

    /** A trained vector for each number. */
    public static final SymbolType<Layer> EMBEDDING = named("Embedding")
            .field(NUM_EMBEDDINGS)
            .field(EMBEDDING_SIZE)
            .constructor(a -> new TokenEmbedding("Embedding", a.get(NUM_EMBEDDINGS), a.get(EMBEDDING_SIZE)));

    /** A trained vector for each number, under the names of DJL's {@code IdEmbedding}. */
    public static final SymbolType<Layer> ID_EMBEDDING = named("IdEmbedding")
            .field(DICTIONARY_SIZE)
            .field(EMBEDDING_SIZE)
            .constructor(a -> new TokenEmbedding("IdEmbedding", a.get(DICTIONARY_SIZE), a.get(EMBEDDING_SIZE)));

    /** The same untrained vector for every number. */
    public static final SymbolType<Layer> CONSTANT_EMBEDDING = named("ConstantEmbedding")
            .field(VALUES)
            .field(SHAPE)
            .constructor(a -> new FixedArray(a.get(VALUES), a.find(SHAPE), true));

    /** A trained vector for each position; 512 positions unless given. */
    public static final SymbolType<Layer> POSITION_EMBEDDING = named("PositionEmbedding")
            .field(Attention.MAX_SEQUENCE_LENGTH)
            .constructor(a -> new PositionEmbedding(a.get(Attention.MAX_SEQUENCE_LENGTH)));

    private Embeddings() {}

    /**
     * Lists the types of this class.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> types() {
        return List.of(EMBEDDING, ID_EMBEDDING, CONSTANT_EMBEDDING, POSITION_EMBEDDING);
    }

    /**
     * A trained vector for each number in [0, numEmbeddings); adds an axis (feature).
     *
     * @param numEmbeddings how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> embedding(int numEmbeddings, int embeddingSize) {
        return EMBEDDING.symbol(numEmbeddings, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, numEmbeddings); adds an axis (feature).
     *
     * @param numEmbeddings how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> embedding(int numEmbeddings, Symbol<Integer> embeddingSize) {
        return EMBEDDING.symbol(numEmbeddings, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, numEmbeddings); adds an axis (feature).
     *
     * @param numEmbeddings how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> embedding(Symbol<Integer> numEmbeddings, int embeddingSize) {
        return EMBEDDING.symbol(numEmbeddings, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, numEmbeddings); adds an axis (feature).
     *
     * @param numEmbeddings how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> embedding(Symbol<Integer> numEmbeddings, Symbol<Integer> embeddingSize) {
        return EMBEDDING.symbol(numEmbeddings, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, dictionarySize); adds an axis (feature).
     *
     * @param dictionarySize how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> idEmbedding(int dictionarySize, int embeddingSize) {
        return ID_EMBEDDING.symbol(dictionarySize, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, dictionarySize); adds an axis (feature).
     *
     * @param dictionarySize how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> idEmbedding(int dictionarySize, Symbol<Integer> embeddingSize) {
        return ID_EMBEDDING.symbol(dictionarySize, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, dictionarySize); adds an axis (feature).
     *
     * @param dictionarySize how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> idEmbedding(Symbol<Integer> dictionarySize, int embeddingSize) {
        return ID_EMBEDDING.symbol(dictionarySize, embeddingSize);
    }

    /**
     * A trained vector for each number in [0, dictionarySize); adds an axis (feature).
     *
     * @param dictionarySize how many numbers there are, at least 1
     * @param embeddingSize length of the vectors, at least 1
     * @return the layer
     */
    public static Symbol<Layer> idEmbedding(Symbol<Integer> dictionarySize, Symbol<Integer> embeddingSize) {
        return ID_EMBEDDING.symbol(dictionarySize, embeddingSize);
    }

    /**
     * A trained vector for each position, added to a sequence (position, feature).
     *
     * @param maxSequenceLength how many positions there are vectors for, at least 1
     * @return the layer
     */
    public static Symbol<Layer> positionEmbedding(int maxSequenceLength) {
        return POSITION_EMBEDDING.symbol(maxSequenceLength);
    }

    /**
     * A trained vector for each position, added to a sequence (position, feature).
     *
     * @param maxSequenceLength how many positions there are vectors for, at least 1
     * @return the layer
     */
    public static Symbol<Layer> positionEmbedding(Symbol<Integer> maxSequenceLength) {
        return POSITION_EMBEDDING.symbol(maxSequenceLength);
    }

    /**
     * The same untrained vector for every number; adds an axis (feature).
     *
     * @param embedding the vector
     * @return the layer
     */
    public static Symbol<Layer> constantEmbedding(List<Double> embedding) {
        return CONSTANT_EMBEDDING.symbol(embedding);
    }

    private static SymbolType.Builder<Layer> named(String name) {
        return SymbolType.named("djl.nn." + name, Layer.class);
    }
}
