package org.espalier.djl.nn;

import java.util.function.Consumer;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for the less usual convolutions, meant to be imported statically; {@code conv1d}, {@code conv2d} and their
 * relatives are in {@link Layers}.
 *
 * <p>Windows whose sides differ are set axis by axis:
 *
 * <pre>{@code
 * conv2d(c -> c.set(FILTERS, 8).set(KERNEL, 7).set(KERNEL_SHAPE, List.of(1, 7)))
 * conv2dTranspose(c -> c.set(FILTERS, 8).set(KERNEL, 3).set(STRIDE, 2).set(OUT_PADDING, 1))   // twice the rows and columns
 * }</pre>
 */
public final class Convolutions {

    private Convolutions() {}

    /**
     * Convolution of volumes (channel, plane, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv3d(int filters, int kernel) {
        return LayerTypes.CONV3D.symbol(filters, kernel);
    }

    /**
     * Convolution of volumes (channel, plane, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv3d(int filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV3D.symbol(filters, kernel);
    }

    /**
     * Convolution of volumes (channel, plane, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv3d(Symbol<Integer> filters, int kernel) {
        return LayerTypes.CONV3D.symbol(filters, kernel);
    }

    /**
     * Convolution of volumes (channel, plane, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv3d(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV3D.symbol(filters, kernel);
    }

    /**
     * Convolution of volumes (channel, plane, row, column), all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> conv3d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.CONV3D.symbol(fields);
    }

    /**
     * Transposed convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1dTranspose(int filters, int kernel) {
        return LayerTypes.CONV1D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1dTranspose(int filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV1D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1dTranspose(Symbol<Integer> filters, int kernel) {
        return LayerTypes.CONV1D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, position).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv1dTranspose(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV1D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, position), all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> conv1dTranspose(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.CONV1D_TRANSPOSE.symbol(fields);
    }

    /**
     * Transposed convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2dTranspose(int filters, int kernel) {
        return LayerTypes.CONV2D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2dTranspose(int filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV2D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2dTranspose(Symbol<Integer> filters, int kernel) {
        return LayerTypes.CONV2D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, row, column).
     *
     * @param filters output channels, at least 1
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> conv2dTranspose(Symbol<Integer> filters, Symbol<Integer> kernel) {
        return LayerTypes.CONV2D_TRANSPOSE.symbol(filters, kernel);
    }

    /**
     * Transposed convolution of images (channel, row, column), all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> conv2dTranspose(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.CONV2D_TRANSPOSE.symbol(fields);
    }
}
