package org.espalier.djl.models;

import static org.espalier.djl.nn.Activations.relu6;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.nn.Bottlenecks;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerFields;
import org.espalier.djl.nn.Shortcut;
import org.espalier.symbol.Symbol;

/**
 * A network of inverted bottlenecks in the way of MobileNetV2 (Sandler et al., CVPR 2018, table 2).
 *
 * <pre>{@code
 * Symbol<Layer> published = MobileNet.V2.network(1000);
 * Symbol<Layer> narrow = MobileNet.V2.width(0.5).network(1000);
 * Symbol<Layer> small = new MobileNet(1, 16, 1, List.of(new Stage(1, 16, 1, 1), new Stage(3, 24, 2, 2)), 96).network(10);
 * }</pre>
 *
 * @param width multiplies all numbers of channels, which are then rounded to a multiple of 8; the head only grows
 * @param stem channels of the first convolution
 * @param stemStride by which the first convolution divides rows and columns
 * @param stages the bottlenecks
 * @param head channels of the last convolution
 */
public record MobileNet(double width, int stem, int stemStride, List<Stage> stages, int head) {

    /** MobileNetV2 as published, for images (3, 224, 224), or smaller by a multiple of 32. */
    public static final MobileNet V2 = new MobileNet(
            1,
            32,
            2,
            List.of(
                    new Stage(1, 16, 1, 1),
                    new Stage(6, 24, 2, 2),
                    new Stage(6, 32, 3, 2),
                    new Stage(6, 64, 4, 2),
                    new Stage(6, 96, 3, 1),
                    new Stage(6, 160, 3, 2),
                    new Stage(6, 320, 1, 1)),
            1280);

    private static final int MULTIPLE = 8;
    private static final double LEAST = 0.9;
    private static final double DROPOUT = 0.2;

    /**
     * Bottlenecks with the same number of output channels.
     *
     * @param expansion channels in the middle for each input channel
     * @param filters output channels, before the width is multiplied in
     * @param repeats number of bottlenecks
     * @param stride by which the first of them divides rows and columns
     */
    public record Stage(int expansion, int filters, int repeats, int stride) {}

    /** @throws IllegalArgumentException if the width is not in (0, inf) */
    public MobileNet {
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("width: expected float in (0, inf), found " + width);
        }
        stages = List.copyOf(stages);
    }

    /**
     * Returns this plan with another width.
     *
     * @param other multiplies all numbers of channels, in (0, inf)
     * @return the plan
     */
    public MobileNet width(double other) {
        return new MobileNet(other, stem, stemStride, stages, head);
    }

    /**
     * Returns the network as a tree.
     *
     * @param classes number of outputs, at least 1
     * @return stem, bottlenecks, head, mean over rows and columns, dropout, linear classifier
     */
    public Symbol<Layer> network(int classes) {
        List<Symbol<Layer>> layers = new ArrayList<>();
        layers.add(convolution(channels(stem * width), 3, stemStride));
        for (Stage stage : stages) {
            for (int i = 0; i < stage.repeats(); i++) {
                layers.add(bottleneck(stage, i == 0 ? stage.stride() : 1));
            }
        }
        layers.add(convolution(channels(head * Math.max(1, width)), 1, 1));
        layers.addAll(List.of(globalAvgPool(), dropout(DROPOUT), linear(classes)));
        return Parts.chain(layers);
    }

    /**
     * Rounds a number of channels to a multiple of 8, not below 8, and not down by more than a tenth.
     *
     * @param wanted number of channels, above 0
     * @return the nearest multiple of 8 that is allowed
     */
    public static int channels(double wanted) {
        int rounded = Math.max(MULTIPLE, (int) (wanted + MULTIPLE / 2.0) / MULTIPLE * MULTIPLE);
        return rounded < LEAST * wanted ? rounded + MULTIPLE : rounded;
    }

    private static Symbol<Layer> convolution(int filters, int kernel, int stride) {
        return sequential(Parts.convolution(filters, kernel, stride), batchNorm(), relu6());
    }

    private Symbol<Layer> bottleneck(Stage stage, int stride) {
        Symbol<Layer> body =
                Bottlenecks.invertedBottleneck(b -> b.set(LayerFields.FILTERS, channels(stage.filters() * width))
                        .set(LayerFields.KERNEL, 3)
                        .set(LayerFields.EXPANSION, stage.expansion())
                        .set(LayerFields.STRIDE, stride));
        return residual(body, Shortcut.NONE_IF_CHANGED);
    }
}
