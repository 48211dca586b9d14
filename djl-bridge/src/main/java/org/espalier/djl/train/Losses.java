package org.espalier.djl.train;

import static org.espalier.schema.Specs.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The losses that come with the library; all are computed by DJL's.
 *
 * <p>Those that compare numbers rather than classes see a label as a row of zeros with a one at the
 * class.
 */
public final class Losses {

    /** {@link SoftmaxCrossEntropy}. */
    public static final SymbolType<LossRecipe> SOFTMAX_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SoftmaxCrossEntropy", LossRecipe.class)
            .constructor(a -> new SoftmaxCrossEntropy());

    /** Part of a label that is spread evenly over all classes. */
    public static final Field<LossRecipe, Double> SMOOTHING = Field.<LossRecipe, Double>of(
                    "smoothing", floats().atLeast(0).below(1))
            .describedAs("part of a label that is spread evenly over all classes");

    /** {@link SmoothedCrossEntropy}. */
    public static final SymbolType<LossRecipe> SMOOTHED_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SmoothedCrossEntropy", LossRecipe.class)
            .field(SMOOTHING)
            .constructor(a -> new SmoothedCrossEntropy(a.get(SMOOTHING)));

    /** {@link SigmoidBinaryCrossEntropy}. */
    public static final SymbolType<LossRecipe> SIGMOID_BINARY_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SigmoidBinaryCrossEntropy", LossRecipe.class)
            .constructor(a -> new SigmoidBinaryCrossEntropy());

    /** {@link L1}. */
    public static final SymbolType<LossRecipe> ABSOLUTE =
            SymbolType.named("djl.train.L1", LossRecipe.class).constructor(a -> new L1());

    /** {@link L2}. */
    public static final SymbolType<LossRecipe> SQUARED =
            SymbolType.named("djl.train.L2", LossRecipe.class).constructor(a -> new L2());

    /** {@link Hinge}. */
    public static final SymbolType<LossRecipe> HINGE =
            SymbolType.named("djl.train.Hinge", LossRecipe.class).constructor(a -> new Hinge());

    private Losses() {}

    /**
     * Lists all types of losses.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<LossRecipe>> types() {
        return List.of(
                SOFTMAX_CROSS_ENTROPY, SMOOTHED_CROSS_ENTROPY, SIGMOID_BINARY_CROSS_ENTROPY, ABSOLUTE, SQUARED, HINGE);
    }

    /**
     * {@link SoftmaxCrossEntropy}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> softmaxCrossEntropy() {
        return SOFTMAX_CROSS_ENTROPY.symbol();
    }

    /**
     * {@link SmoothedCrossEntropy}.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> smoothedCrossEntropy(double smoothing) {
        return SMOOTHED_CROSS_ENTROPY.symbol(smoothing);
    }

    /**
     * {@link SmoothedCrossEntropy}.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> smoothedCrossEntropy(Symbol<Double> smoothing) {
        return SMOOTHED_CROSS_ENTROPY.symbol(smoothing);
    }

    /**
     * {@link SigmoidBinaryCrossEntropy}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> sigmoidBinaryCrossEntropy() {
        return SIGMOID_BINARY_CROSS_ENTROPY.symbol();
    }

    /**
     * {@link L1}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> l1() {
        return ABSOLUTE.symbol();
    }

    /**
     * {@link L2}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> l2() {
        return SQUARED.symbol();
    }

    /**
     * {@link Hinge}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> hinge() {
        return HINGE.symbol();
    }

    /** Cross entropy of the softmax of the predictions; the usual loss of a classifier. */
    public record SoftmaxCrossEntropy() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.softmaxCrossEntropyLoss(), labels, predictions);
        }
    }

    /**
     * Cross entropy of the softmax of the predictions with smoothed labels (Szegedy et al., CVPR 2016, section 7): the
     * right class is expected with probability 1 - smoothing + smoothing / classes, every other with smoothing / classes.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     */
    public record SmoothedCrossEntropy(double smoothing) implements LossRecipe {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code smoothing} lies outside [0, 1)
         */
        public SmoothedCrossEntropy {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException(
                        "SmoothedCrossEntropy.smoothing: expected a number in [0, 1), found " + smoothing);
            }
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            int classes = Math.toIntExact(predictions.getShape().get(1));
            NDArray smooth = oneHot(labels, predictions).muli(1 - smoothing).addi(smoothing / classes);
            return apply(new SoftmaxCrossEntropyLoss("smoothed", 1, -1, false, true), smooth, predictions);
        }
    }

    /** Cross entropy of the sigmoid of each prediction: every class a question of its own. */
    public record SigmoidBinaryCrossEntropy() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.sigmoidBinaryCrossEntropyLoss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Mean distance of predictions from zeros and ones. */
    public record L1() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l1Loss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Half the mean squared distance of predictions from zeros and ones. */
    public record L2() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l2Loss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Hinge loss with margin 1: the right class shall exceed 1, all others fall below -1. */
    public record Hinge() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            NDArray sides = oneHot(labels, predictions).muli(2).subi(1);
            return apply(Loss.hingeLoss(), sides, predictions);
        }
    }

    private static NDArray apply(Loss loss, NDArray labels, NDArray predictions) {
        return loss.evaluate(new NDList(labels), new NDList(predictions));
    }

    private static NDArray oneHot(NDArray labels, NDArray predictions) {
        int classes = Math.toIntExact(predictions.getShape().get(1));
        DataType type = predictions.getDataType();
        return labels.oneHot(classes, type);
    }
}
