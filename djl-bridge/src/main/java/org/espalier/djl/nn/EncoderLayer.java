package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.Optional;

/**
 * Attention, then matrices, as DJL's {@code TransformerEncoderBlock} does it, with dropout that follows the seed of the
 * training.
 *
 * <p>DJL's differs from the paper's (Vaswani et al., NeurIPS 2017, section 3.1) in two ways that are kept here: it
 * normalises over the mini-batch, and adds the block's input after the matrices, too. The paper's is {@code
 * residual(scaledDotProductAttention(heads)), layerNorm(), residual(pointwiseFeedForward(...)), layerNorm()}.
 *
 * @param attention the first half
 * @param hiddenSize width of the matrices
 * @param dropRate part of the elements set to zero after each half while training
 * @param activation between the matrices
 */
record EncoderLayer(SelfAttention attention, int hiddenSize, double dropRate, Layer activation) implements Layer {

    private static final Layer NORM = Normalization.OverBatch.usual(2);

    private FeedForward matrices() {
        return new FeedForward(List.of(hiddenSize), Optional.empty(), activation);
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape looked = scope.joined(input, scope.own("selfAttention", attention, input), input);
        Shape first = scope.own("attentionNorm", NORM, looked);
        Shape changed = scope.joined(input, scope.own("outputBlock", matrices(), first), input);
        return scope.own("outputNorm", NORM, changed);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new Encoder(this, input, blocks);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        return onnx(input, Optional.empty(), scope);
    }

    /** Writes the encoder with, perhaps, an array (image, 1, 1, position) that is added to all scores. */
    String onnx(OnnxValue input, Optional<String> hidden, OnnxScope scope) {
        String looked = attention.onnx(input, hidden, scope.within("selfAttention", attention));
        OnnxValue first = scope.own("attentionNorm", NORM, sum(looked, input, scope));
        OnnxValue changed = scope.own("outputBlock", matrices(), first);
        return scope.own("outputNorm", NORM, sum(changed.name(), input, scope)).name();
    }

    private static OnnxValue sum(String left, OnnxValue right, OnnxScope scope) {
        return new OnnxValue(scope.add(OnnxNode.of("Add", left, right.name())), right.shape());
    }

    @Override
    public String toString() {
        return "TransformerEncoder(headCount=" + attention.heads() + ", hiddenSize=" + hiddenSize + ")";
    }

    /** Takes (image, position, feature), and perhaps what is added to all scores. */
    private static final class Encoder extends CompositeBlock {

        private final Block attention;
        private final Block attentionNorm;
        private final Block matrices;
        private final Block outputNorm;
        private final Block attentionDropout;
        private final Block outputDropout;

        Encoder(EncoderLayer layer, Shape input, BlockBuilder blocks) {
            super(input);
            this.attention = add("selfAttention", blocks.own("selfAttention", layer.attention, input), input);
            this.attentionNorm = add("attentionNorm", blocks.own("attentionNorm", NORM, input), input);
            this.matrices = add("outputBlock", blocks.own("outputBlock", layer.matrices(), input), input);
            this.outputNorm = add("outputNorm", blocks.own("outputNorm", NORM, input), input);
            this.attentionDropout = add("attentionDropout", new SeededDropout((float) layer.dropRate), input);
            this.outputDropout = add("outputDropout", new SeededDropout((float) layer.dropRate), input);
        }

        @Override
        NDArray apply(Pass pass, NDList inputs) {
            NDArray input = inputs.head();
            NDArray looked = pass.all(attention, inputs.toArray(new NDArray[0])).singletonOrThrow();
            NDArray first = pass.through(
                    attentionNorm, pass.through(attentionDropout, looked).add(input));
            NDArray changed = pass.through(outputDropout, pass.through(matrices, first));
            return pass.through(outputNorm, changed.add(input));
        }
    }
}
