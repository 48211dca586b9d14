package org.espalier.djl.nn;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;

import java.util.List;
import java.util.function.Consumer;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for attention and transformers, meant to be imported statically, with their fields and symbol types.
 *
 * <p>They take a sequence (position, feature); BERT takes tokens (position), or tokens, types and masks (3, position).
 * Formulas, options and defaults are DJL's; dropout follows the seed of the training, which DJL's does not.
 *
 * <pre>{@code
 * sequential(embedding(1000, 64), transformerEncoder(oneOf(2, 4, 8), 256), flatten(), linear(10))
 * }</pre>
 */
public final class Attention {

    /** Number of features; those of the input unless given. */
    public static final Field<Layer, Integer> EMBEDDING_SIZE = Field.<Layer, Integer>of(
                    "embeddingSize", ints().atLeast(1).optional())
            .describedAs("number of features; those of the input if none");

    /** Number of heads; divides the number of features. */
    public static final Field<Layer, Integer> HEAD_COUNT =
            Field.<Layer, Integer>of("headCount", ints().atLeast(1)).describedAs("number of heads");

    /** Part of the attention set to zero while training; 0.1 unless given. */
    public static final Field<Layer, Double> ATTENTION_DROP_RATE = Field.<Layer, Double>of(
                    "attentionProbsDropoutProb", floats().atLeast(0).below(1))
            .defaulting(0.1)
            .describedAs("part of the attention set to zero while training");

    /** Width of the matrices of an encoder. */
    public static final Field<Layer, Integer> HIDDEN_SIZE =
            Field.<Layer, Integer>of("hiddenSize", ints().atLeast(1)).describedAs("width of the matrices");

    /** Part of the elements and of the attention of an encoder set to zero while training; 0.1 unless given. */
    public static final Field<Layer, Double> DROPOUT_PROBABILITY = Field.<Layer, Double>of(
                    "dropoutProbability", floats().atLeast(0).below(1))
            .defaulting(0.1)
            .describedAs("part of the elements set to zero while training");

    /** What stands between matrices; the Gaussian error unit unless given. */
    public static final Field<Layer, Layer> ACTIVATION = Field.<Layer, Layer>of(
                    "activationFunction", objects(Layer.class))
            .defaultingTo(LayerTypes.GELU.symbol())
            .describedAs("what stands between matrices");

    /** Outputs of the matrices before the last. */
    public static final Field<Layer, List<Integer>> HIDDEN_SIZES = Field.<Layer, List<Integer>>of(
                    "hiddenSizes", lists(ints().atLeast(1)))
            .describedAs("outputs of the matrices before the last");

    /** Outputs of the last matrix; those of the input unless given. */
    public static final Field<Layer, Integer> OUTPUT_SIZE = Field.<Layer, Integer>of(
                    "outputSize", ints().atLeast(1).optional())
            .describedAs("outputs of the last matrix; those of the input if none");

    /** How many tokens there are. */
    public static final Field<Layer, Integer> TOKEN_DICTIONARY_SIZE =
            Field.<Layer, Integer>of("tokenDictionarySize", ints().atLeast(1)).describedAs("how many tokens there are");

    /** How many types of tokens there are; 16 unless given. */
    public static final Field<Layer, Integer> TYPE_DICTIONARY_SIZE = Field.<Layer, Integer>of(
                    "typeDictionarySize", ints().atLeast(1))
            .defaulting(16)
            .describedAs("how many types of tokens there are");

    /** Encoders one above the other; 12 unless given. */
    public static final Field<Layer, Integer> TRANSFORMER_BLOCK_COUNT = Field.<Layer, Integer>of(
                    "transformerBlockCount", ints().atLeast(1))
            .defaulting(12)
            .describedAs("encoders one above the other");

    /** Heads of each encoder; 12 unless given. */
    public static final Field<Layer, Integer> ATTENTION_HEAD_COUNT = Field.<Layer, Integer>of(
                    "attentionHeadCount", ints().atLeast(1))
            .defaulting(12)
            .describedAs("heads of each encoder");

    /** Part of the embedding set to zero while training; 0.1 unless given. */
    public static final Field<Layer, Double> HIDDEN_DROPOUT_PROBABILITY = Field.<Layer, Double>of(
                    "hiddenDropoutProbability", floats().atLeast(0).below(1))
            .defaulting(0.1)
            .describedAs("part of the embedding set to zero while training");

    /** How many positions there are vectors for; 512 unless given. */
    public static final Field<Layer, Integer> MAX_SEQUENCE_LENGTH = Field.<Layer, Integer>of(
                    "maxSequenceLength", ints().atLeast(1))
            .defaulting(512)
            .describedAs("how many positions there are vectors for");

    /** Whether the output is one vector of the whole sequence, instead of one of each position; no unless given. */
    public static final Field<Layer, Boolean> POOLED = Field.<Layer, Boolean>of("pooled", bools())
            .defaulting(false)
            .describedAs("whether the output is one vector of the whole sequence");

    private static final Field<Layer, Integer> BERT_SIZE = Field.<Layer, Integer>of("embeddingSize", ints().atLeast(1))
            .defaulting(768)
            .describedAs("number of features");

    /** Every position looks at all positions. */
    public static final SymbolType<Layer> SCALED_DOT_PRODUCT_ATTENTION = named("ScaledDotProductAttention")
            .field(HEAD_COUNT)
            .field(ATTENTION_DROP_RATE)
            .field(EMBEDDING_SIZE)
            .constructor(a -> new SelfAttention(a.find(EMBEDDING_SIZE), a.get(HEAD_COUNT), a.get(ATTENTION_DROP_RATE)));

    /** Attention, then matrices. */
    public static final SymbolType<Layer> TRANSFORMER_ENCODER = named("TransformerEncoder")
            .field(HEAD_COUNT)
            .field(HIDDEN_SIZE)
            .field(DROPOUT_PROBABILITY)
            .field(ACTIVATION)
            .field(EMBEDDING_SIZE)
            .constructor(a -> new EncoderLayer(
                    new SelfAttention(a.find(EMBEDDING_SIZE), a.get(HEAD_COUNT), a.get(DROPOUT_PROBABILITY)),
                    a.get(HIDDEN_SIZE),
                    a.get(DROPOUT_PROBABILITY),
                    a.get(ACTIVATION)));

    /** Matrices over the last axis with activations between them. */
    public static final SymbolType<Layer> POINTWISE_FEED_FORWARD = named("PointwiseFeedForward")
            .field(HIDDEN_SIZES)
            .field(OUTPUT_SIZE)
            .field(ACTIVATION)
            .constructor(a -> new FeedForward(a.get(HIDDEN_SIZES), a.find(OUTPUT_SIZE), a.get(ACTIVATION)));

    /** Encoders over embedded tokens; 768 features and matrices of 3072 unless given. */
    public static final SymbolType<Layer> BERT = named("Bert")
            .field(TOKEN_DICTIONARY_SIZE)
            .field(TYPE_DICTIONARY_SIZE)
            .field(BERT_SIZE)
            .field(TRANSFORMER_BLOCK_COUNT)
            .field(ATTENTION_HEAD_COUNT)
            .field(HIDDEN_SIZE.defaulting(3072))
            .field(HIDDEN_DROPOUT_PROBABILITY)
            .field(MAX_SEQUENCE_LENGTH)
            .field(POOLED)
            .constructor(Attention::bertLayer);

    /** No and yes, from the features of a pair of sentences. */
    public static final SymbolType<Layer> BERT_NEXT_SENTENCE =
            named("BertNextSentence").constructor(a -> new NextSentence());

    private Attention() {}

    /**
     * Lists the types of this class.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> types() {
        return List.of(
                SCALED_DOT_PRODUCT_ATTENTION, TRANSFORMER_ENCODER, POINTWISE_FEED_FORWARD, BERT, BERT_NEXT_SENTENCE);
    }

    /**
     * Every position looks at all positions of a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @return the layer
     */
    public static Symbol<Layer> scaledDotProductAttention(int headCount) {
        return SCALED_DOT_PRODUCT_ATTENTION.symbol(headCount);
    }

    /**
     * Every position looks at all positions of a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @return the layer
     */
    public static Symbol<Layer> scaledDotProductAttention(Symbol<Integer> headCount) {
        return SCALED_DOT_PRODUCT_ATTENTION.symbol(headCount);
    }

    /**
     * Every position looks at all positions of a sequence (position, feature), all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> scaledDotProductAttention(Consumer<SymbolType.Setter<Layer>> fields) {
        return SCALED_DOT_PRODUCT_ATTENTION.symbol(fields);
    }

    /**
     * DJL's encoder block over a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @param hiddenSize width of the matrices, at least 1
     * @return the layer
     */
    public static Symbol<Layer> transformerEncoder(int headCount, int hiddenSize) {
        return TRANSFORMER_ENCODER.symbol(headCount, hiddenSize);
    }

    /**
     * DJL's encoder block over a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @param hiddenSize width of the matrices, at least 1
     * @return the layer
     */
    public static Symbol<Layer> transformerEncoder(int headCount, Symbol<Integer> hiddenSize) {
        return TRANSFORMER_ENCODER.symbol(headCount, hiddenSize);
    }

    /**
     * DJL's encoder block over a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @param hiddenSize width of the matrices, at least 1
     * @return the layer
     */
    public static Symbol<Layer> transformerEncoder(Symbol<Integer> headCount, int hiddenSize) {
        return TRANSFORMER_ENCODER.symbol(headCount, hiddenSize);
    }

    /**
     * DJL's encoder block over a sequence (position, feature).
     *
     * @param headCount number of heads, at least 1
     * @param hiddenSize width of the matrices, at least 1
     * @return the layer
     */
    public static Symbol<Layer> transformerEncoder(Symbol<Integer> headCount, Symbol<Integer> hiddenSize) {
        return TRANSFORMER_ENCODER.symbol(headCount, hiddenSize);
    }

    /**
     * DJL's encoder block over a sequence (position, feature), all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> transformerEncoder(Consumer<SymbolType.Setter<Layer>> fields) {
        return TRANSFORMER_ENCODER.symbol(fields);
    }

    /**
     * Two matrices over the last axis with an activation between them; the output is as wide as the input.
     *
     * @param hiddenSize outputs of the first matrix, at least 1
     * @return the layer
     */
    public static Symbol<Layer> pointwiseFeedForward(int hiddenSize) {
        return POINTWISE_FEED_FORWARD.symbol(List.of(hiddenSize));
    }

    /**
     * Two matrices over the last axis with an activation between them; the output is as wide as the input.
     *
     * @param hiddenSize outputs of the first matrix, at least 1
     * @return the layer
     */
    public static Symbol<Layer> pointwiseFeedForward(Symbol<Integer> hiddenSize) {
        return POINTWISE_FEED_FORWARD.symbol(ListSymbol.of(List.of(hiddenSize)));
    }

    /**
     * Matrices over the last axis with activations between them, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> pointwiseFeedForward(Consumer<SymbolType.Setter<Layer>> fields) {
        return POINTWISE_FEED_FORWARD.symbol(fields);
    }

    /**
     * DJL's BERT with its usual sizes, over tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bert(int tokenDictionarySize) {
        return BERT.symbol(tokenDictionarySize);
    }

    /**
     * DJL's BERT with its usual sizes, over tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bert(Symbol<Integer> tokenDictionarySize) {
        return BERT.symbol(tokenDictionarySize);
    }

    /**
     * DJL's BERT with its usual sizes, over tokens, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the layer
     */
    public static Symbol<Layer> bert(Consumer<SymbolType.Setter<Layer>> fields) {
        return BERT.symbol(fields);
    }

    /**
     * BERT in DJL's size {@code nano}: 4 blocks of 4 heads, 256 features, at most 128 tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bertNano(int tokenDictionarySize) {
        return sized(tokenDictionarySize, 2, 256, List.of(4, 4), 128);
    }

    /**
     * BERT in DJL's size {@code micro}: 12 blocks of 8 heads, 512 features, at most 128 tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bertMicro(int tokenDictionarySize) {
        return sized(tokenDictionarySize, 2, 512, List.of(12, 8), 128);
    }

    /**
     * BERT in DJL's size {@code base}: 12 blocks of 12 heads, 768 features, at most 256 tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bertBase(int tokenDictionarySize) {
        return sized(tokenDictionarySize, 16, 768, List.of(12, 12), 256);
    }

    /**
     * BERT in DJL's size {@code large}: 24 blocks of 16 heads, 1024 features, at most 512 tokens.
     *
     * @param tokenDictionarySize how many tokens there are, at least 1
     * @return the layer
     */
    public static Symbol<Layer> bertLarge(int tokenDictionarySize) {
        return sized(tokenDictionarySize, 16, 1024, List.of(24, 16), 512);
    }

    /**
     * Logarithms of the probabilities of no and yes, from the features of a pair of sentences; leaves (2).
     *
     * @return the layer
     */
    public static Symbol<Layer> bertNextSentence() {
        return BERT_NEXT_SENTENCE.symbol();
    }

    private static Symbol<Layer> sized(int tokens, int types, int features, List<Integer> blocksAndHeads, int longest) {
        return BERT.symbol(b -> b.set(TOKEN_DICTIONARY_SIZE, tokens)
                .set(TYPE_DICTIONARY_SIZE, types)
                .set(EMBEDDING_SIZE, features)
                .set(TRANSFORMER_BLOCK_COUNT, blocksAndHeads.get(0))
                .set(ATTENTION_HEAD_COUNT, blocksAndHeads.get(1))
                .set(HIDDEN_SIZE, 4 * features)
                .set(MAX_SEQUENCE_LENGTH, longest));
    }

    private static Layer bertLayer(Args args) {
        BertLayer.Sizes sizes = new BertLayer.Sizes(
                args.get(TOKEN_DICTIONARY_SIZE),
                args.get(TYPE_DICTIONARY_SIZE),
                args.get(EMBEDDING_SIZE),
                args.get(MAX_SEQUENCE_LENGTH));
        return new BertLayer(
                sizes,
                args.get(TRANSFORMER_BLOCK_COUNT),
                args.get(ATTENTION_HEAD_COUNT),
                args.get(HIDDEN_SIZE),
                args.get(HIDDEN_DROPOUT_PROBABILITY),
                args.get(POOLED));
    }

    private static SymbolType.Builder<Layer> named(String name) {
        return SymbolType.named("djl.nn." + name, Layer.class);
    }
}
