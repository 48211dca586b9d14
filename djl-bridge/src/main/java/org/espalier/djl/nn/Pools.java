package org.espalier.djl.nn;

import java.util.function.Consumer;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for the less usual pools, meant to be imported statically; largest elements and means of positions, rows and
 * columns are in {@link Layers}.
 *
 * <p>The norm of elements x is (sum |x|^p)^(1 / p), where {@code normType} is p, 2 unless given.
 */
public final class Pools {

    private Pools() {}

    /**
     * Largest element of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool3d(int kernel) {
        return LayerTypes.MAX_POOL3D.symbol(kernel);
    }

    /**
     * Largest element of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> maxPool3d(Symbol<Integer> kernel) {
        return LayerTypes.MAX_POOL3D.symbol(kernel);
    }

    /**
     * Largest element of windows of volumes (channel, plane, row, column) that lie side by side, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> maxPool3d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.MAX_POOL3D.symbol(fields);
    }

    /**
     * Mean of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool3d(int kernel) {
        return LayerTypes.AVG_POOL3D.symbol(kernel);
    }

    /**
     * Mean of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> avgPool3d(Symbol<Integer> kernel) {
        return LayerTypes.AVG_POOL3D.symbol(kernel);
    }

    /**
     * Mean of windows of volumes (channel, plane, row, column) that lie side by side, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> avgPool3d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.AVG_POOL3D.symbol(fields);
    }

    /**
     * Euclidean norm of windows of images (channel, position) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool1d(int kernel) {
        return LayerTypes.LP_POOL1D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of images (channel, position) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool1d(Symbol<Integer> kernel) {
        return LayerTypes.LP_POOL1D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of images (channel, position) that lie side by side, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> lpPool1d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LP_POOL1D.symbol(fields);
    }

    /**
     * Euclidean norm of windows of images (channel, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool2d(int kernel) {
        return LayerTypes.LP_POOL2D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of images (channel, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool2d(Symbol<Integer> kernel) {
        return LayerTypes.LP_POOL2D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of images (channel, row, column) that lie side by side, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> lpPool2d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LP_POOL2D.symbol(fields);
    }

    /**
     * Euclidean norm of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool3d(int kernel) {
        return LayerTypes.LP_POOL3D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of volumes (channel, plane, row, column) that lie side by side.
     *
     * @param kernel length of the window's sides, at least 1
     * @return the layer
     */
    public static Symbol<Layer> lpPool3d(Symbol<Integer> kernel) {
        return LayerTypes.LP_POOL3D.symbol(kernel);
    }

    /**
     * Euclidean norm of windows of volumes (channel, plane, row, column) that lie side by side, all fields.
     *
     * @param fields sets fields by the keys of {@link LayerFields}
     * @return the layer
     */
    public static Symbol<Layer> lpPool3d(Consumer<SymbolType.Setter<Layer>> fields) {
        return LayerTypes.LP_POOL3D.symbol(fields);
    }

    /**
     * Norm of each channel; leaves (channel).
     *
     * @param normType order of the norm, in [1, 1000]
     * @return the layer
     */
    public static Symbol<Layer> globalLpPool(double normType) {
        return LayerTypes.GLOBAL_LP_POOL.symbol(normType);
    }

    /**
     * Norm of each channel; leaves (channel).
     *
     * @param normType order of the norm, in [1, 1000]
     * @return the layer
     */
    public static Symbol<Layer> globalLpPool(Symbol<Double> normType) {
        return LayerTypes.GLOBAL_LP_POOL.symbol(normType);
    }
}
