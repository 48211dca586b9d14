package org.espalier.djl.nn;

import org.espalier.symbol.Symbol;

/**
 * The words for functions of each element, meant to be imported statically.
 *
 * <p>Shapes stay as they are.
 */
public final class Activations {

    private Activations() {}

    /**
     * The larger of x and 0.
     *
     * @return the layer
     */
    public static Symbol<Layer> relu() {
        return LayerTypes.RELU.symbol();
    }

    /**
     * x kept inside [0, 6].
     *
     * @return the layer
     */
    public static Symbol<Layer> relu6() {
        return LayerTypes.RELU6.symbol();
    }

    /**
     * Logistic function.
     *
     * @return the layer
     */
    public static Symbol<Layer> sigmoid() {
        return LayerTypes.SIGMOID.symbol();
    }

    /**
     * Hyperbolic tangent.
     *
     * @return the layer
     */
    public static Symbol<Layer> tanh() {
        return LayerTypes.TANH.symbol();
    }

    /**
     * log(1 + exp x).
     *
     * @return the layer
     */
    public static Symbol<Layer> softPlus() {
        return LayerTypes.SOFT_PLUS.symbol();
    }

    /**
     * x / (1 + |x|).
     *
     * @return the layer
     */
    public static Symbol<Layer> softSign() {
        return LayerTypes.SOFT_SIGN.symbol();
    }

    /**
     * Rectifier with one trained slope below zero, which starts at 0.25.
     *
     * @return the layer
     */
    public static Symbol<Layer> prelu() {
        return LayerTypes.PRELU.symbol();
    }

    /**
     * Rectifier with one trained slope below zero.
     *
     * @param alpha slope to start with, in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> prelu(double alpha) {
        return LayerTypes.PRELU.symbol(alpha);
    }

    /**
     * Rectifier with one trained slope below zero.
     *
     * @param alpha slope to start with, in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> prelu(Symbol<Double> alpha) {
        return LayerTypes.PRELU.symbol(alpha);
    }

    /**
     * Softmax of the 3 largest elements of the last axis, zero for all others.
     *
     * @return the layer
     */
    public static Symbol<Layer> sparseMax() {
        return LayerTypes.SPARSE_MAX.symbol();
    }

    /**
     * Softmax of the largest elements of the last axis, zero for all others.
     *
     * @param topK how many elements are kept, at least 1
     * @return the layer
     */
    public static Symbol<Layer> sparseMax(int topK) {
        return LayerTypes.SPARSE_MAX.symbol(-1, topK);
    }

    /**
     * Softmax of the largest elements of the last axis, zero for all others.
     *
     * @param topK how many elements are kept, at least 1
     * @return the layer
     */
    public static Symbol<Layer> sparseMax(Symbol<Integer> topK) {
        return LayerTypes.SPARSE_MAX.symbol(-1, topK);
    }

    /**
     * Scaled exponential unit.
     *
     * @return the layer
     */
    public static Symbol<Layer> selu() {
        return LayerTypes.SELU.symbol();
    }

    /**
     * Gaussian error unit.
     *
     * @return the layer
     */
    public static Symbol<Layer> gelu() {
        return LayerTypes.GELU.symbol();
    }

    /**
     * x tanh(softplus x).
     *
     * @return the layer
     */
    public static Symbol<Layer> mish() {
        return LayerTypes.MISH.symbol();
    }

    /**
     * Rectifier with slope 0.01 below zero.
     *
     * @return the layer
     */
    public static Symbol<Layer> leakyRelu() {
        return LayerTypes.LEAKY_RELU.symbol();
    }

    /**
     * Exponential unit of size 1.
     *
     * @return the layer
     */
    public static Symbol<Layer> elu() {
        return LayerTypes.ELU.symbol();
    }

    /**
     * x sigmoid(x).
     *
     * @return the layer
     */
    public static Symbol<Layer> swish() {
        return LayerTypes.SWISH.symbol();
    }

    /**
     * Rectifier with a slope below zero.
     *
     * @param alpha in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> leakyRelu(double alpha) {
        return LayerTypes.LEAKY_RELU.symbol(alpha);
    }

    /**
     * Rectifier with a slope below zero.
     *
     * @param alpha in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> leakyRelu(Symbol<Double> alpha) {
        return LayerTypes.LEAKY_RELU.symbol(alpha);
    }

    /**
     * Exponential unit.
     *
     * @param alpha in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> elu(double alpha) {
        return LayerTypes.ELU.symbol(alpha);
    }

    /**
     * Exponential unit.
     *
     * @param alpha in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> elu(Symbol<Double> alpha) {
        return LayerTypes.ELU.symbol(alpha);
    }

    /**
     * x sigmoid(beta x).
     *
     * @param beta in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> swish(double beta) {
        return LayerTypes.SWISH.symbol(beta);
    }

    /**
     * x sigmoid(beta x).
     *
     * @param beta in (0, inf)
     * @return the layer
     */
    public static Symbol<Layer> swish(Symbol<Double> beta) {
        return LayerTypes.SWISH.symbol(beta);
    }
}
