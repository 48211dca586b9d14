package org.espalier.djl.nn;

import java.util.List;
import java.util.function.Consumer;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;

/**
 * The words for networks, meant to be imported statically; others are in {@link
 * Activations}, {@link Convolutions}, {@link Pools}, {@link Recurrent}, {@link Attention} and {@link Embeddings}.
 *
 * <p>Each argument that can be searched takes a plain value or a symbol; arguments that are rarely
 * set are reached through the form that takes a setter:
 *
 * <pre>{@code
 * Symbol<Layer> net = sequential(
 *     conv2d(oneOf(8, 16), 3), relu(), maxPool2d(2), flatten(), linear(10));
 * Symbol<Layer> strided = conv2d(c -> c.set(FILTERS, 8).set(KERNEL, 3).set(STRIDE, 2));
 * }</pre>
 *
 * <p>Shapes are those of one image, without the batch. Convolutions keep rows and columns unless told
 * otherwise ({@link Padding#SAME}); pooling divides them by its kernel.
 */
public final class Layers {

    private Layers() {}

    /**
     * Convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1d(int filters, int kernel) {
        return LayerTypes.CONV1D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1d(int filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV1D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1d(Symbol<Integer> filters, int kernel) {
        return LayerTypes.CONV1D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1d(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV1D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, position), all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> conv1d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.CONV1D.symbol(fields);
    }

    /**
     * Convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2d(int filters, int kernel) {
        return LayerTypes.CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2d(int filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2d(Symbol<Integer> filters, int kernel) {
        return LayerTypes.CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2d(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of images (channel, row, column), all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> conv2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.CONV2D.symbol(fields);
    }

    /**
     * Convolution of each channel by itself.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> depthwiseConv2d(int kernel) {
        return LayerTypes.DEPTHWISE_CONV2D.symbol(kernel);
    }

    /**
     * Convolution of each channel by itself.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> depthwiseConv2d(Symbol<Integer> kernel) {
        return LayerTypes.DEPTHWISE_CONV2D.symbol(kernel);
    }

    /**
     * Convolution of each channel by itself, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> depthwiseConv2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.DEPTHWISE_CONV2D.symbol(fields);
    }

    /**
     * Convolution of each channel by itself, then across channels.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> separableConv2d(int filters, int kernel) {
        return LayerTypes.SEPARABLE_CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of each channel by itself, then across channels.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> separableConv2d(int filters, Symbol<Integer> kernel) {
        return LayerTypes.SEPARABLE_CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of each channel by itself, then across channels.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> separableConv2d(Symbol<Integer> filters, int kernel) {
        return LayerTypes.SEPARABLE_CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of each channel by itself, then across channels.
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> separableConv2d(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.SEPARABLE_CONV2D.symbol(filters, kernel);
    }

    /**
     * Convolution of each channel by itself, then across channels, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> separableConv2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.SEPARABLE_CONV2D.symbol(fields);
    }

    /**
     * Largest element of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool1d(int kernel) {
        return LayerTypes.MAX_POOL1D.symbol(kernel);
    }

    /**
     * Largest element of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool1d(Symbol<Integer> kernel) {
        return LayerTypes.MAX_POOL1D.symbol(kernel);
    }

    /**
     * Largest element of windows, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> maxPool1d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.MAX_POOL1D.symbol(fields);
    }

    /**
     * Mean of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool1d(int kernel) {
        return LayerTypes.AVG_POOL1D.symbol(kernel);
    }

    /**
     * Mean of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool1d(Symbol<Integer> kernel) {
        return LayerTypes.AVG_POOL1D.symbol(kernel);
    }

    /**
     * Mean of windows, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> avgPool1d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.AVG_POOL1D.symbol(fields);
    }

    /**
     * Largest element of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool2d(int kernel) {
        return LayerTypes.MAX_POOL2D.symbol(kernel);
    }

    /**
     * Largest element of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool2d(Symbol<Integer> kernel) {
        return LayerTypes.MAX_POOL2D.symbol(kernel);
    }

    /**
     * Largest element of windows, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> maxPool2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.MAX_POOL2D.symbol(fields);
    }

    /**
     * Mean of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool2d(int kernel) {
        return LayerTypes.AVG_POOL2D.symbol(kernel);
    }

    /**
     * Mean of windows that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool2d(Symbol<Integer> kernel) {
        return LayerTypes.AVG_POOL2D.symbol(kernel);
    }

    /**
     * Mean of windows, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> avgPool2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.AVG_POOL2D.symbol(fields);
    }

    /**
     * Largest element of each channel; leaves (channel).
     *
     * @return the layer
     */
    public static Symbol<Layer> globalMaxPool() {
        return LayerTypes.GLOBAL_MAX_POOL.symbol();
    }

    /**
     * Mean of each channel; leaves (channel).
     *
     * @return the layer
     */
    public static Symbol<Layer> globalAvgPool() {
        return LayerTypes.GLOBAL_AVG_POOL.symbol();
    }

    /**
     * Matrix product over the last axis, plus a bias.
     *
     * @param units number of outputs, at least 1
     * @return the layer
     */
    public static Symbol<Layer> linear(int units) {
        return LayerTypes.LINEAR.symbol(units);
    }

    /**
     * Matrix product over the last axis, plus a bias.
     *
     * @param units number of outputs, at least 1
     * @return the layer
     */
    public static Symbol<Layer> linear(Symbol<Integer> units) {
        return LayerTypes.LINEAR.symbol(units);
    }

    /**
     * Matrix product over the last axis, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> linear(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LINEAR.symbol(fields);
    }

    /**
     * A matrix of its own, plus a bias, for each place before the last axis.
     *
     * @param units number of outputs, at least 1
     * @return the layer
     */
    public static Symbol<Layer> linearCollection(int units) {
        return LayerTypes.LINEAR_COLLECTION.symbol(units);
    }

    /**
     * A matrix of its own, plus a bias, for each place before the last axis.
     *
     * @param units number of outputs, at least 1
     * @return the layer
     */
    public static Symbol<Layer> linearCollection(Symbol<Integer> units) {
        return LayerTypes.LINEAR_COLLECTION.symbol(units);
    }

    /**
     * A matrix of its own, plus a bias, for each place before the last axis, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> linearCollection(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LINEAR_COLLECTION.symbol(fields);
    }

    /**
     * Copies of the input, each multiplied element by element by weights of its own; adds an axis (unit) in front.
     *
     * @param units number of copies, at least 1
     * @return the layer
     */
    public static Symbol<Layer> multiplication(int units) {
        return LayerTypes.MULTIPLICATION.symbol(units);
    }

    /**
     * Copies of the input, each multiplied element by element by weights of its own; adds an axis (unit) in front.
     *
     * @param units number of copies, at least 1
     * @return the layer
     */
    public static Symbol<Layer> multiplication(Symbol<Integer> units) {
        return LayerTypes.MULTIPLICATION.symbol(units);
    }

    /**
     * Normalisation of each channel over the mini-batch.
     *
     * @return the layer
     */
    public static Symbol<Layer> batchNorm() {
        return LayerTypes.BATCH_NORM.symbol();
    }

    /**
     * Normalisation of each channel over the mini-batch, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> batchNorm(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.BATCH_NORM.symbol(fields);
    }

    /**
     * Normalisation of each channel over smaller parts of the mini-batch.
     *
     * @param virtualBatchSize images of a part, at least 1
     * @return the layer
     */
    public static Symbol<Layer> ghostBatchNorm(int virtualBatchSize) {
        return LayerTypes.GHOST_BATCH_NORM.symbol(virtualBatchSize);
    }

    /**
     * Normalisation of each channel over smaller parts of the mini-batch.
     *
     * @param virtualBatchSize images of a part, at least 1
     * @return the layer
     */
    public static Symbol<Layer> ghostBatchNorm(Symbol<Integer> virtualBatchSize) {
        return LayerTypes.GHOST_BATCH_NORM.symbol(virtualBatchSize);
    }

    /**
     * Normalisation of each channel over smaller parts of the mini-batch, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> ghostBatchNorm(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.GHOST_BATCH_NORM.symbol(fields);
    }

    /**
     * Normalisation over all elements of each image.
     *
     * @return the layer
     */
    public static Symbol<Layer> layerNorm() {
        return LayerTypes.LAYER_NORM.symbol();
    }

    /**
     * Normalisation over the last axes of each image, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> layerNorm(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LAYER_NORM.symbol(fields);
    }

    /**
     * Zeros at random places while training; reproducible from the seed of the training.
     *
     * @param rate part of the elements, in [0, 1)
     * @return the layer
     */
    public static Symbol<Layer> dropout(double rate) {
        return LayerTypes.DROPOUT.symbol(rate);
    }

    /**
     * Zeros at random places while training; reproducible from the seed of the training.
     *
     * @param rate part of the elements, in [0, 1)
     * @return the layer
     */
    public static Symbol<Layer> dropout(Symbol<Double> rate) {
        return LayerTypes.DROPOUT.symbol(rate);
    }

    /**
     * All axes into one (feature).
     *
     * @return the layer
     */
    public static Symbol<Layer> flatten() {
        return LayerTypes.FLATTEN.symbol();
    }

    /**
     * Output = input.
     *
     * @return the layer
     */
    public static Symbol<Layer> identity() {
        return LayerTypes.IDENTITY.symbol();
    }

    /**
     * Zeros of the input's shape; in a residual block it removes the body.
     *
     * @return the layer
     */
    public static Symbol<Layer> zero() {
        return LayerTypes.ZERO.symbol();
    }

    /**
     * A function of arrays, without weights; its shapes are found by trying. A function cannot be written to JSON: see
     * {@link CustomLayers#function} for one with a name.
     *
     * @param function what the layer computes
     * @return the layer
     */
    public static Symbol<Layer> lambda(LayerFunction function) {
        return LayerTypes.LAMBDA.symbol(Symbols.just(function));
    }

    /**
     * Layers one after the other.
     *
     * @param layers first to last; none makes an identity
     * @return the layer
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Symbol<Layer> sequential(Symbol<? extends Layer>... layers) {
        return sequentialOf(ListSymbol.of(List.of(layers)));
    }

    /**
     * Layers one after the other, as a list that may itself be undecided.
     *
     * @param layers first to last
     * @return the layer
     */
    public static Symbol<Layer> sequentialOf(Symbol<? extends List<? extends Layer>> layers) {
        return LayerTypes.SEQUENTIAL.symbol(layers);
    }

    /**
     * One layer several times one after the other, each time with weights of its own.
     *
     * <p>If the layer is undecided, the choice is made once for all times; see {@code
     * Symbols.repeat} for independent choices.
     *
     * @param layer what to repeat
     * @param times how often, at least 0
     * @return the layer
     */
    public static Symbol<Layer> repeated(Symbol<? extends Layer> layer, int times) {
        return LayerTypes.REPEATED.symbol(layer, times);
    }

    /**
     * One layer several times one after the other, each time with weights of its own.
     *
     * <p>If the layer is undecided, the choice is made once for all times; see {@code
     * Symbols.repeat} for independent choices.
     *
     * @param layer what to repeat
     * @param times how often, at least 0
     * @return the layer
     */
    public static Symbol<Layer> repeated(Symbol<? extends Layer> layer, Symbol<Integer> times) {
        return LayerTypes.REPEATED.symbol(layer, times);
    }

    /**
     * A layer added to its own input; a 1x1 convolution meets it where its output has another shape.
     *
     * @param body the layer
     * @return the layer
     */
    public static Symbol<Layer> residual(Symbol<? extends Layer> body) {
        return LayerTypes.RESIDUAL.symbol(body);
    }

    /**
     * A layer added to its own input.
     *
     * @param body the layer
     * @param shortcut what is added where the body changes the shape
     * @return the layer
     */
    public static Symbol<Layer> residual(Symbol<? extends Layer> body, Shortcut shortcut) {
        return LayerTypes.RESIDUAL.symbol(body, shortcut);
    }

    /**
     * Outputs of several layers with the same input, one after the other along the channels.
     *
     * @param branches at least one
     * @return the layer
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Symbol<Layer> concat(Symbol<? extends Layer>... branches) {
        return parallelOf(Merge.CONCAT, ListSymbol.of(List.of(branches)));
    }

    /**
     * Outputs of several layers with the same input, added up.
     *
     * @param branches at least one
     * @return the layer
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Symbol<Layer> sum(Symbol<? extends Layer>... branches) {
        return parallelOf(Merge.SUM, ListSymbol.of(List.of(branches)));
    }

    /**
     * Several layers with the same input, as a list that may itself be undecided.
     *
     * @param merge what becomes of their outputs
     * @param branches at least one
     * @return the layer
     */
    public static Symbol<Layer> parallelOf(Merge merge, Symbol<? extends List<? extends Layer>> branches) {
        return LayerTypes.PARALLEL.symbol(branches, merge);
    }

    /**
     * Any block of DJL, or of your own, that a symbol builds; its shapes are found by trying.
     *
     * @param block what builds the block
     * @return the layer
     */
    public static Symbol<Layer> block(Symbol<? extends ai.djl.nn.Block> block) {
        return LayerTypes.FOREIGN.symbol(block);
    }
}
