package org.espalier.djl.nn;

import java.util.function.Consumer;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for layers of several convolutions that are wider in the middle than at their ends, meant to be imported
 * statically.
 *
 * <p>The residual layer of a search space of mobile networks, in which a decision can remove the layer:
 *
 * <pre>{@code
 * residual(oneOf(invertedBottleneck(oneOf(32, 48, 64), oneOf(3, 5, 7), oneOf(3, 6)), zero()), NONE_IF_CHANGED)
 * }</pre>
 */
public final class Bottlenecks {

    private Bottlenecks() {}

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(int filters, int kernel, int expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(int filters, int kernel, Symbol<Integer> expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(int filters, Symbol<Integer> kernel, int expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(int filters, Symbol<Integer> kernel, Symbol<Integer> expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(Symbol<Integer> filters, int kernel, int expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(Symbol<Integer> filters, int kernel, Symbol<Integer> expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(Symbol<Integer> filters, Symbol<Integer> kernel, int expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle: 1x1 convolution to more channels, convolution of each channel by itself, 1x1
     * convolution back, each normalised over the mini-batch (MobileNetV2). Its input is added by {@code residual} around it.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @param expansion channels in the middle for each input channel, at least 1; with 1 the first convolution is left out
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(
            Symbol<Integer> filters, Symbol<Integer> kernel, Symbol<Integer> expansion) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(filters, kernel, expansion);
    }

    /**
     * A layer that is wide in the middle, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> invertedBottleneck(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.INVERTED_BOTTLENECK.symbol(fields);
    }
}
