package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack of encoders over embedded tokens (Devlin et al., NAACL 2019), as DJL's {@code BertBlock}, with dropout that
 * follows the seed of the training.
 *
 * <p>Unlike DJL's, it takes sequences that are shorter than the longest, and its pooled output is that of the first
 * token, as the paper has it, not of the second.
 *
 * @param sizes how many numbers there are, and how long the vectors
 * @param blocks how many encoders
 * @param heads heads of each encoder
 * @param hiddenSize width of the matrices of each encoder
 * @param dropRate part of the embedding set to zero while training; encoders have DJL's fixed 0.1
 * @param pooled whether the output is a vector of the whole sequence, instead of one of each position
 */
record BertLayer(Sizes sizes, int blocks, int heads, int hiddenSize, double dropRate, boolean pooled) implements Layer {

    private static final double ENCODER_DROP_RATE = 0.1;
    private static final double HIDDEN = -100_000;

    /**
     * Sizes of the embeddings.
     *
     * @param tokens how many tokens there are
     * @param types how many types of tokens there are
     * @param embedding length of the vectors
     * @param longest how many positions there are
     */
    record Sizes(int tokens, int types, int embedding, int longest) {}

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        boolean tokensOnly = input.dimension() == 1;
        if (!tokensOnly && (input.dimension() != 2 || input.get(0) != 3)) {
            throw scope.needs("axes (position) of tokens, or (3, position) of tokens, types and masks");
        }
        Shape tokens = tokensOnly ? input : scope.joined(new Shape(input.get(1)), input);
        Shape words = scope.own("tokenEmbedding", tokenTable(), tokens);
        Shape kinds = scope.own("typeEmbedding", typeTable(), tokens);
        Shape both = scope.joined(words, words, kinds);
        Shape shape = scope.own("embeddingNorm", norm(), scope.own("positionEmbedding", positions(), both));
        for (int i = 0; i < blocks; i++) {
            shape = scope.own("transformer", i, encoder(), shape);
        }
        Shape first = scope.own("poolingProjection", pooling(), scope.joined(new Shape(sizes.embedding), shape));
        return pooled ? first : shape;
    }

    private Layer tokenTable() {
        return new TokenEmbedding("tokens", sizes.tokens, sizes.embedding);
    }

    private Layer typeTable() {
        return new TokenEmbedding("types", sizes.types, sizes.embedding);
    }

    private Layer positions() {
        return new PositionEmbedding(sizes.longest);
    }

    private static Layer norm() {
        return Normalization.OverBatch.usual(2);
    }

    private EncoderLayer encoder() {
        SelfAttention attention = new SelfAttention(Optional.of(sizes.embedding), heads, ENCODER_DROP_RATE);
        return new EncoderLayer(attention, hiddenSize, ENCODER_DROP_RATE, new Activated(Activated.Kind.GELU, 0));
    }

    private Layer pooling() {
        return new Dense(sizes.embedding, true);
    }

    @Override
    public Block block(Shape input, BlockBuilder builder) {
        return new Bert(this, input, builder);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        boolean tokensOnly = input.shape().dimension() == 1;
        OnnxValue ids = tokensOnly ? input : row(input, 0, scope);
        OnnxValue kinds = tokensOnly
                ? new OnnxValue(
                        scope.add(OnnxNode.of("Mul", input.name(), scope.constant(new Shape(), 0))), input.shape())
                : row(input, 1, scope);
        OnnxValue words = scope.own("tokenEmbedding", tokenTable(), ids);
        OnnxValue types = scope.own("typeEmbedding", typeTable(), kinds);
        OnnxValue both = new OnnxValue(scope.add(OnnxNode.of("Add", words.name(), types.name())), words.shape());
        OnnxValue value = scope.own("embeddingNorm", norm(), scope.own("positionEmbedding", positions(), both));
        Optional<String> hidden = tokensOnly ? Optional.empty() : Optional.of(hidden(row(input, 2, scope), scope));
        for (int i = 0; i < blocks; i++) {
            EncoderLayer encoder = encoder();
            value = new OnnxValue(encoder.onnx(value, hidden, scope.within("transformer", i, encoder)), value.shape());
        }
        return pooled ? pooled(value, scope) : value.name();
    }

    /** (image, 3, position) to (image, position). */
    private static OnnxValue row(OnnxValue input, long index, OnnxScope scope) {
        String row = scope.add(
                OnnxNode.of("Gather", input.name(), scope.constant(index)).integer("axis", 1));
        String flat = scope.add(OnnxNode.of("Squeeze", row, scope.constant(1L)));
        return new OnnxValue(flat, input.shape().slice(1));
    }

    /** (1 - mask) HIDDEN, with axes (image, 1, 1, position). */
    private static String hidden(OnnxValue mask, OnnxScope scope) {
        String rest = scope.add(OnnxNode.of("Sub", scope.constant(new Shape(), 1), mask.name()));
        String large = scope.add(OnnxNode.of("Mul", rest, scope.constant(new Shape(), (float) HIDDEN)));
        return scope.add(OnnxNode.of("Unsqueeze", large, scope.constant(1, 2)));
    }

    private String pooled(OnnxValue sequence, OnnxScope scope) {
        String first = scope.add(
                OnnxNode.of("Gather", sequence.name(), scope.constant(0L)).integer("axis", 1));
        String flat = scope.add(OnnxNode.of("Squeeze", first, scope.constant(1L)));
        OnnxValue projected =
                scope.own("poolingProjection", pooling(), new OnnxValue(flat, new Shape(sizes.embedding)));
        return scope.add(OnnxNode.of("Tanh", projected.name()));
    }

    @Override
    public String toString() {
        return "Bert(embeddingSize=" + sizes.embedding + ", transformerBlockCount=" + blocks + ")";
    }

    /** Takes (image, position) or (image, 3, position). */
    private static final class Bert extends CompositeBlock {

        private final boolean tokensOnly;
        private final boolean pooled;
        private final Block tokens;
        private final Block types;
        private final Block positions;
        private final Block norm;
        private final Block dropout;
        private final List<Block> encoders = new ArrayList<>();
        private final Block pooling;

        Bert(BertLayer layer, Shape input, BlockBuilder builder) {
            super(builder.shapeAfter(layer, input));
            this.tokensOnly = input.dimension() == 1;
            this.pooled = layer.pooled;
            Shape row = new Shape(input.get(input.dimension() - 1));
            Shape embedded = row.add(layer.sizes.embedding);
            Shape first = new Shape(layer.sizes.embedding);
            this.tokens = add("tokenEmbedding", builder.own("tokenEmbedding", layer.tokenTable(), row), row);
            this.types = add("typeEmbedding", builder.own("typeEmbedding", layer.typeTable(), row), row);
            this.positions = add("positions", builder.own("positionEmbedding", layer.positions(), embedded), embedded);
            this.norm = add("embeddingNorm", builder.own("embeddingNorm", norm(), embedded), embedded);
            this.dropout = add("embeddingDropout", new SeededDropout((float) layer.dropRate), embedded);
            for (int i = 0; i < layer.blocks; i++) {
                encoders.add(add("transformer", builder.own("transformer", i, layer.encoder(), embedded), embedded));
            }
            this.pooling = add("poolingProjection", builder.own("poolingProjection", layer.pooling(), first), first);
        }

        @Override
        NDArray apply(Pass pass, NDList inputs) {
            NDArray input = inputs.singletonOrThrow();
            NDArray ids = tokensOnly ? input : input.get(new NDIndex(":, 0"));
            NDArray kinds = tokensOnly ? input.zerosLike() : input.get(new NDIndex(":, 1"));
            NDArray embedded = pass.through(tokens, ids).add(pass.through(types, kinds));
            NDArray sequence = pass.through(dropout, pass.through(norm, pass.through(positions, embedded)));
            for (Block encoder : encoders) {
                sequence = tokensOnly
                        ? pass.through(encoder, sequence)
                        : pass.through(encoder, sequence, hidden(input.get(new NDIndex(":, 2")), sequence));
            }
            return pooled
                    ? pass.through(pooling, sequence.get(new NDIndex(":, 0"))).tanh()
                    : sequence;
        }

        /** Makes what is added to scores: 0 where the mask is 1, and a large negative number where it is 0. */
        private static NDArray hidden(NDArray mask, NDArray like) {
            NDArray offset =
                    mask.toType(like.getDataType(), false).mul(-1).add(1).mul(HIDDEN);
            Shape shape = mask.getShape();
            return offset.reshape(shape.get(0), 1, 1, shape.get(1));
        }
    }
}
