package org.espalier.djl.models;

import static org.espalier.djl.nn.Attention.ATTENTION_DROP_RATE;
import static org.espalier.djl.nn.Attention.HEAD_COUNT;
import static org.espalier.djl.nn.Attention.pointwiseFeedForward;
import static org.espalier.djl.nn.Attention.scaledDotProductAttention;
import static org.espalier.djl.nn.Embeddings.positionEmbedding;
import static org.espalier.djl.nn.LayerFields.AXES;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.layerNorm;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Sequences.positionMean;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Shortcut;
import org.espalier.internal.Checks;
import org.espalier.symbol.Symbol;

/**
 * A transformer encoder that classifies images as sequences (Vaswani et al., NeurIPS 2017; for images, Dosovitskiy et al.,
 * ICLR 2021, equations 1 to 4, with the mean over the positions instead of an additional one).
 *
 * <pre>{@code
 * Symbol<Layer> digits = Transformer.SMALL.network(rows(), 28, 10);          // each row is a position
 * Symbol<Layer> patches = Transformer.SMALL.network(patches(7), 16, 10);     // 4 x 4 squares
 * }</pre>
 *
 * @param features numbers of each position inside the network, at least 1
 * @param heads heads of each attention, at least 1; divides the features
 * @param hidden width of the matrices between attentions, at least 1
 * @param depth encoders one above the other, at least 0
 * @param dropRate part of the elements and of the attention set to zero while training, in [0, 1)
 */
public record Transformer(int features, int heads, int hidden, int depth, double dropRate) {

    /** Two encoders with 64 features and 4 heads, for small images. */
    public static final Transformer SMALL = new Transformer(64, 4, 128, 2, 0.1);

    private static final List<Integer> FEATURE_AXIS = List.of(2);

    /** @throws IllegalArgumentException if a number is outside its range, or the heads do not divide the features */
    public Transformer {
        Checks.atLeast("features", features, 1);
        Checks.atLeast("heads", heads, 1);
        Checks.atLeast("hidden", hidden, 1);
        Checks.atLeast("depth", depth, 0);
        if (features % heads != 0) {
            throw new IllegalArgumentException(
                    "features: expected a multiple of " + heads + ", the number of heads, found " + features);
        }
    }

    /**
     * Returns the network as a tree.
     *
     * @param cutting makes a sequence (position, feature) of an image, such as {@code rows()} or {@code patches(7)}
     * @param positions how many positions there are, at least 1
     * @param classes number of outputs, at least 1
     * @return cutting, embedding of content and position, encoders, mean over the positions, linear classifier
     */
    public Symbol<Layer> network(Symbol<Layer> cutting, int positions, int classes) {
        List<Symbol<Layer>> layers = new ArrayList<>();
        layers.addAll(List.of(cutting, linear(features), positionEmbedding(positions), dropout(dropRate)));
        for (int i = 0; i < depth; i++) {
            layers.add(encoder());
        }
        layers.addAll(List.of(norm(), positionMean(), linear(classes)));
        return Parts.chain(layers);
    }

    /**
     * Returns one encoder: attention, then matrices, each normalised before and added to its input.
     *
     * @return the layer, which keeps the shape (position, feature)
     */
    public Symbol<Layer> encoder() {
        Symbol<Layer> attention =
                scaledDotProductAttention(a -> a.set(HEAD_COUNT, heads).set(ATTENTION_DROP_RATE, dropRate));
        return sequential(
                residual(sequential(norm(), attention, dropout(dropRate)), Shortcut.NONE_IF_CHANGED),
                residual(
                        sequential(norm(), pointwiseFeedForward(hidden), dropout(dropRate)), Shortcut.NONE_IF_CHANGED));
    }

    private static Symbol<Layer> norm() {
        return layerNorm(n -> n.set(AXES, FEATURE_AXIS));
    }
}
